package org.carrel.protocol.opds;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A feed before it is written.
 *
 * @param links its own, those to other pages among them
 * @param extent null where it has no pages
 * @param facets other choices of the same books, or another order
 * @param groups parts of other feeds, for the first sight of a catalogue; OPDS 1.2 knows none
 */
record Feed(
    String id,
    String title,
    Instant updated,
    List<Link> links,
    @Nullable Extent extent,
    List<FacetGroup> facets,
    List<Entry> entries,
    List<Group> groups) {

  /**
   * How long the whole list is.
   *
   * @param page which page this is, from 1; null where nobody counted
   * @param startIndex the place of the first item, from 1
   */
  record Extent(long items, int itemsPerPage, @Nullable Long page, long startIndex) {}

  /** Choices that exclude each other. At most one is active. */
  record FacetGroup(String title, List<Facet> facets) {}

  /**
   * @param link to the feed that has it; titled, with the number of its books if that is known
   */
  record Facet(Link link, boolean active) {}

  /**
   * The beginning of another feed.
   *
   * @param self that feed, with the number of its items if that is known
   */
  record Group(String title, Link self, List<Entry> entries) {}

  Feed with(List<FacetGroup> newFacets) {
    return new Feed(id, title, updated, links, extent, newFacets, entries, groups);
  }

  Feed grouping(List<Group> newGroups) {
    return new Feed(id, title, updated, links, extent, facets, entries, newGroups);
  }
}
