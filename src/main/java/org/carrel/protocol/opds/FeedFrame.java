package org.carrel.protocol.opds;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.carrel.catalog.Page;

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
    links.add(new Link("first", mediaType, paging.address(address, null)));
    page.previous().ifPresent(at -> links.add(turn("previous", at)));
    page.next().ifPresent(at -> links.add(turn("next", at)));
    return new Feed(id, title, updated, links, entries, page.total(), paging.size());
  }

  /** A feed that is whole. */
  Feed whole(List<Entry> entries, Instant updated) {
    return new Feed(id, title, updated, ownLinks(), entries, null, 0);
  }

  private List<Link> ownLinks() {
    List<Link> links = new ArrayList<>();
    links.add(new Link("self", mediaType, paging.own(address)));
    links.add(new Link("start", MediaTypes.NAVIGATION, paths.root()));
    links.add(new Link("search", MediaTypes.SEARCH, paths.searchDescription()));
    return links;
  }

  private Link turn(String rel, String at) {
    return new Link(rel, mediaType, paging.address(address, at));
  }
}
