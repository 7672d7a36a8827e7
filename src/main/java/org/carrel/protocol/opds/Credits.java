package org.carrel.protocol.opds;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.carrel.catalog.BookDetail;
import org.carrel.format.Credit;

/** Who had a part in a comic, with Readium's names for the parts and Stump's for the filters. */
final class Credits {
  private static final List<Role> ROLES =
      List.of(
          new Role(Credit.PENCILLER, "penciler", "penciler"),
          new Role(Credit.INKER, "inker", "inker"),
          new Role(Credit.COLORIST, "colorist", "colorist"),
          new Role(Credit.LETTERER, "letterer", "letterer"),
          new Role(Credit.COVER_ARTIST, "artist", "coverArtist"),
          new Role(Credit.EDITOR, "editor", "editor"));

  private Credits() {}

  private record Role(Credit credit, String name, String filter) {}

  static Map<String, List<Link>> of(BookDetail detail, CatalogPaths paths) {
    Map<String, List<Link>> credits = new LinkedHashMap<>();
    for (Role role : ROLES) {
      List<Link> links =
          detail.names(role.credit()).stream()
              .map(name -> link(paths, role.filter(), name))
              .toList();
      if (!links.isEmpty()) {
        credits.put(role.name(), links);
      }
    }
    return credits;
  }

  private static Link link(CatalogPaths paths, String filter, String name) {
    return new Link(null, paths.version().acquisition(), paths.browse(filter, name)).titled(name);
  }
}
