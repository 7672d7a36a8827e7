package org.carrel.protocol.opds;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.carrel.catalog.Page;
import org.carrel.catalog.Part;

/**
 * What a feed is before its entries are known.
 *
 * @param address of its first page, with its query if it has one
 * @param mediaType of itself
 */
record FeedFrame(
    CatalogPaths paths, String id, String title, String address, String mediaType, Paging paging) {

  /** A feed of one page of a longer list. */
  Feed page(Page<?> page, List<Entry> entries, Instant updated) {
    List<Link> links = ownLinks();
    links.add(link("first", paging.first(address)));
    page.previous().ifPresent(at -> links.add(link("previous", paging.turned(address, at, -1))));
    page.next().ifPresent(at -> links.add(link("next", paging.turned(address, at, 1))));
    links.add(link("last", paging.last(address, pages(page.total()))));
    return paged(links, page.total(), page.startIndex(), entries, updated);
  }

  /** The same of a list whose pages are numbered. */
  Feed part(Part<?> part, List<Entry> entries, Instant updated) {
    long number = paging.number() == null ? 1 : paging.number();
    long last = pages(part.total());
    List<Link> links = ownLinks();
    links.add(link("first", paging.first(address)));
    if (number > 1) {
      links.add(link("previous", paging.numbered(address, Math.min(number - 1, last))));
    }
    if (number < last) {
      links.add(link("next", paging.numbered(address, number + 1)));
    }
    links.add(link("last", paging.numbered(address, last)));
    return paged(links, part.total(), (number - 1) * paging.size() + 1, entries, updated);
  }

  private Feed paged(
      List<Link> links, long total, long first, List<Entry> entries, Instant updated) {
    Feed.Extent extent = new Feed.Extent(total, paging.size(), paging.number(), first);
    return new Feed(id, title, updated, links, extent, List.of(), entries, List.of());
  }

  /** A feed that is whole. */
  Feed whole(List<Entry> entries, Instant updated) {
    return new Feed(id, title, updated, ownLinks(), null, List.of(), entries, List.of());
  }

  private List<Link> ownLinks() {
    List<Link> links = new ArrayList<>();
    links.add(link("self", paging.own(address)));
    links.add(new Link("start", paths.version().navigation(), paths.root()));
    links.add(paths.search());
    return links;
  }

  private Link link(String rel, String href) {
    return new Link(rel, mediaType, href);
  }

  private long pages(long total) {
    return Math.max(1, (total + paging.size() - 1) / paging.size());
  }
}
