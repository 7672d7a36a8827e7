package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Follows every link of an OPDS 2.0 catalogue to another of its documents, and checks what it
 * meets.
 */
final class FeedCrawl {
  private static final String FEED = "application/opds+json";
  private static final String PUBLICATION = "application/opds-publication+json";
  private static final int MOST = 400;

  private final Function<String, Answer> get;
  private final Deque<String> ahead = new ArrayDeque<>();
  private final Map<String, Map<String, Object>> met = new LinkedHashMap<>();

  FeedCrawl(Function<String, Answer> get) {
    this.get = get;
  }

  /** That one document. */
  Map<String, Map<String, Object>> at(String address) {
    visit(address);
    return met;
  }

  /**
   * The first 400 documents that links lead to, by their addresses: facets are chosen together
   * without end, and the server has the books of all tests. {@link OpdsCrawl} reads one library to
   * its end.
   */
  Map<String, Map<String, Object>> from(String root) {
    ahead.add(root);
    while (!ahead.isEmpty() && met.size() < MOST) {
      String address = ahead.remove();
      if (!met.containsKey(address)) {
        visit(address);
      }
    }
    return met;
  }

  private void visit(String address) {
    Answer answer = get.apply(address);
    assertThat(answer.status()).as(address).isEqualTo(200);
    Map<String, Object> document = answer.json();
    met.put(address, document);
    if (answer.header("Content-Type").equals(FEED)) {
      feed(address, document);
    } else {
      assertThat(answer.header("Content-Type")).as(address).isEqualTo(PUBLICATION);
      publication(address, document);
    }
  }

  private void feed(String address, Map<String, Object> feed) {
    assertThat(object(feed, "metadata").get("title")).as(address).isInstanceOf(String.class);
    assertThat(list(feed, "links")).extracting(link -> link.get("rel")).contains("self", "start");
    assertThat(feed).as(address).containsAnyOf(any(feed));
    for (String name : List.of("navigation", "publications", "facets")) {
      assertThat(feed.get(name)).as(address + " " + name).isNotEqualTo(List.of());
    }
    links(address, list(feed, "links"));
    collections(address, feed);
    list(feed, "groups").forEach(group -> group(address, group));
  }

  private static Map.Entry<String, Object> any(Map<String, Object> feed) {
    return List.of("navigation", "publications", "groups").stream()
        .filter(feed::containsKey)
        .map(name -> Map.entry(name, feed.get(name)))
        .findFirst()
        .orElseThrow(() -> new AssertionError("a feed of no kind: " + feed));
  }

  private void group(String address, Map<String, Object> group) {
    assertThat(object(group, "metadata").get("title")).isInstanceOf(String.class);
    assertThat(list(group, "links").get(0).get("type")).isEqualTo(FEED);
    links(address, list(group, "links"));
    collections(address, group);
  }

  private void collections(String address, Map<String, Object> feed) {
    List<Map<String, Object>> navigation = list(feed, "navigation");
    assertThat(navigation).as(address).allSatisfy(l -> assertThat(l).containsKey("title"));
    links(address, navigation);
    list(feed, "publications").forEach(publication -> publication(address, publication));
  }

  private void publication(String address, Map<String, Object> publication) {
    Map<String, Object> metadata = object(publication, "metadata");
    assertThat(metadata.get("title")).as(address).isInstanceOf(String.class);
    assertThat(String.valueOf(metadata.get("identifier"))).startsWith("urn:uuid:");
    assertThat(metadata.get("numberOfPages")).as(address).isNotEqualTo(0L);
    assertThat(list(publication, "links"))
        .as(address)
        .extracting(link -> link.get("rel"))
        .contains(
            "self",
            "http://opds-spec.org/acquisition",
            "http://opds-spec.org/progression",
            "http://www.cantook.com/api/progression");
    assertThat(publication.get("images")).isNotEqualTo(List.of());
    links(address, list(publication, "links"));
  }

  private void links(String address, List<Map<String, Object>> links) {
    for (Map<String, Object> link : links) {
      assertThat(link).as(address).containsKey("href");
      if (!"http://opds-spec.org/progression".equals(link.get("rel"))) {
        assertThat(link).as(address).containsKey("type");
      }
      String href = String.valueOf(link.get("href"));
      boolean templated = href.contains("{");
      assertThat(link.get("templated")).as(href).isEqualTo(templated ? true : null);
      if (!templated) {
        assertThat(URI.create(href).getRawPath()).as(address).startsWith("/opds/");
      }
      if (!templated && (FEED.equals(link.get("type")) || PUBLICATION.equals(link.get("type")))) {
        ahead.add(href);
      }
    }
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> object(Map<String, Object> json, String name) {
    return (Map<String, Object>) json.getOrDefault(name, Map.of());
  }

  @SuppressWarnings("unchecked")
  static List<Map<String, Object>> list(Map<String, Object> json, String name) {
    return (List<Map<String, Object>>) json.getOrDefault(name, List.of());
  }
}
