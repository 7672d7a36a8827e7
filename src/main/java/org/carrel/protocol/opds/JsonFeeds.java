package org.carrel.protocol.opds;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.carrel.http.JsonText;
import org.carrel.protocol.opds.Feed.Extent;
import org.carrel.protocol.opds.Feed.Facet;
import org.carrel.protocol.opds.Feed.FacetGroup;
import org.carrel.protocol.opds.Feed.Group;

/**
 * Writes feeds and publications as OPDS 2.0. Collections are left out where they are empty, as its
 * schema asks; a feed of nothing has no groups.
 */
final class JsonFeeds {
  private JsonFeeds() {}

  static byte[] write(Feed feed) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("metadata", metadata(feed));
    json.put("links", JsonLinks.of(feed.links()));
    if (!feed.facets().isEmpty()) {
      json.put("facets", feed.facets().stream().map(JsonFeeds::facets).toList());
    }
    collections(feed.entries(), json);
    if (!feed.groups().isEmpty() || feed.entries().isEmpty()) {
      json.put("groups", feed.groups().stream().map(JsonFeeds::group).toList());
    }
    return JsonText.of(json).getBytes(UTF_8);
  }

  static byte[] write(Entry.Publication publication) {
    return JsonText.of(JsonPublications.of(publication)).getBytes(UTF_8);
  }

  /** RFC 3339 in UTC, to the second. */
  static String time(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static Map<String, Object> metadata(Feed feed) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("title", feed.title());
    json.put("identifier", feed.id());
    json.put("modified", time(feed.updated()));
    Extent extent = feed.extent();
    if (extent != null) {
      json.put("numberOfItems", extent.items());
      json.put("itemsPerPage", extent.itemsPerPage());
      if (extent.page() != null) {
        json.put("currentPage", extent.page());
      }
    }
    return json;
  }

  private static void collections(List<Entry> entries, Map<String, Object> json) {
    List<Object> navigation = new ArrayList<>();
    List<Object> publications = new ArrayList<>();
    for (Entry entry : entries) {
      if (entry instanceof Entry.Navigation leading) {
        navigation.add(JsonLinks.of(leading.link().titled(leading.title())));
      } else if (entry instanceof Entry.Publication publication) {
        publications.add(JsonPublications.of(publication));
      }
    }
    putUnlessEmpty(json, "navigation", navigation);
    putUnlessEmpty(json, "publications", publications);
  }

  private static void putUnlessEmpty(Map<String, Object> json, String name, List<Object> items) {
    if (!items.isEmpty()) {
      json.put(name, items);
    }
  }

  /** The active one is the feed itself. */
  private static Map<String, Object> facets(FacetGroup group) {
    List<Object> links = new ArrayList<>();
    for (Facet facet : group.facets()) {
      Map<String, Object> link = JsonLinks.of(facet.link());
      link.remove("rel");
      if (facet.active()) {
        link.put("rel", "self");
      }
      links.add(link);
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("metadata", Map.of("title", group.title()));
    json.put("links", links);
    return json;
  }

  private static Map<String, Object> group(Group group) {
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("title", group.title());
    if (group.self().facts().items() >= 0) {
      metadata.put("numberOfItems", group.self().facts().items());
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("metadata", metadata);
    json.put("links", List.of(JsonLinks.of(group.self())));
    collections(group.entries(), json);
    return json;
  }
}
