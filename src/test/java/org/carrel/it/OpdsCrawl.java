package org.carrel.it;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * Reads every feed that can be reached from a root, and holds each against what OPDS asks of it.
 * Facets are followed once: from a feed that nobody has narrowed.
 */
final class OpdsCrawl {
  private static final int MOST = 600;
  private static final String ATOM = "http://www.w3.org/2005/Atom";
  private static final String SEARCH = "http://a9.com/-/spec/opensearch/1.1/";
  private static final Pattern NARROWED =
      Pattern.compile("[?&](library|language|format|tag|by|read|sort)=");

  private final Function<String, Answer> get;
  private final Deque<String> waiting = new ArrayDeque<>();
  private final Set<String> known = new HashSet<>();
  private final Map<String, Long> promised = new HashMap<>();
  private final Map<String, Long> totals = new HashMap<>();

  /** Addresses of what is no feed. */
  final Set<String> files = new TreeSet<>();

  /** The first part of each feed's path that was met. */
  final Set<String> kinds = new TreeSet<>();

  /** Titles of all books that were met. */
  final Set<String> books = new TreeSet<>();

  OpdsCrawl(Function<String, Answer> get) {
    this.get = get;
  }

  OpdsCrawl from(String root) throws Exception {
    add(root);
    int read = 0;
    while (!waiting.isEmpty() && read++ < MOST) {
      String address = waiting.poll();
      Answer answer = get.apply(address);
      assertThat(answer.status()).as(address).isEqualTo(200);
      kinds.add(
          address
              .replaceAll("\\?.*", "")
              .replaceAll("/[0-9a-f-]{36}", "/*")
              .replaceAll("tags/\\d+", "tags/*"));
      if (address.contains("/v1.2/")) {
        atom(address, answer);
      } else {
        json(address, answer.json());
      }
    }
    assertThat(waiting).as("not read").isEmpty();
    promised.forEach(
        (address, count) ->
            assertThat(totals.getOrDefault(address, count)).as(address).isEqualTo(count));
    return this;
  }

  private void add(String address) {
    String plain = address.replace("&amp;", "&");
    if (known.add(plain)) {
      waiting.add(plain);
    }
  }

  private void atom(String address, Answer answer) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    Element root =
        factory
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(answer.bytes()))
            .getDocumentElement();
    assertThat(root.getNamespaceURI()).as(address).isIn(ATOM, SEARCH);
    if (root.getLocalName().equals("feed")) {
      feed(address, root);
    }
    if (root.getLocalName().equals("entry")) {
      entry(address, root);
    }
  }

  private void feed(String address, Element feed) {
    for (String needed : List.of("id", "title", "updated", "author")) {
      assertThat(children(feed, needed)).as("%s of %s", needed, address).hasSize(1);
    }
    List<String> rels = children(feed, "link").stream().map(l -> l.getAttribute("rel")).toList();
    assertThat(rels).as(address).contains("self", "start", "search");
    NodeList total = feed.getElementsByTagNameNS(SEARCH, "totalResults");
    if (total.getLength() > 0) {
      assertThat(rels).as(address).contains("first", "last");
      assertThat(feed.getElementsByTagNameNS(SEARCH, "startIndex").getLength()).isEqualTo(1);
      totals.put(address, Long.parseLong(total.item(0).getTextContent()));
    }
    facets(address, feed);
    children(feed, "link").forEach(link -> follow(address, link));
    children(feed, "entry").forEach(entry -> entry(address, entry));
  }

  private void facets(String address, Element feed) {
    Map<String, Integer> active = new HashMap<>();
    for (Element link : children(feed, "link")) {
      if (link.getAttribute("rel").equals("http://opds-spec.org/facet")) {
        assertThat(link.getAttribute("title")).as(address).isNotEmpty();
        assertThat(link.getAttribute("opds:facetGroup")).as(address).isNotEmpty();
        boolean on = link.getAttribute("opds:activeFacet").equals("true");
        active.merge(link.getAttribute("opds:facetGroup"), on ? 1 : 0, Integer::sum);
        if (!link.getAttribute("thr:count").isEmpty()) {
          promised.put(link.getAttribute("href"), Long.valueOf(link.getAttribute("thr:count")));
        }
      }
    }
    assertThat(active.values()).as(address).allMatch(count -> count <= 1);
  }

  private void entry(String address, Element entry) {
    for (String needed : List.of("id", "title", "updated")) {
      assertThat(children(entry, needed)).as("%s of %s", needed, address).hasSize(1);
    }
    List<Element> links = children(entry, "link");
    assertThat(links).as(address).isNotEmpty();
    if (links.stream()
        .anyMatch(l -> l.getAttribute("rel").equals("http://opds-spec.org/acquisition"))) {
      books.add(children(entry, "title").get(0).getTextContent());
    }
    links.forEach(link -> follow(address, link));
  }

  private void follow(String from, Element link) {
    String href =
        link.getAttribute("href").replace("{pageNumber}", "0").replace("{maxWidth}", "200");
    assertThat(link.getAttribute("type")).as(from).isNotEmpty();
    boolean facet = link.getAttribute("rel").equals("http://opds-spec.org/facet");
    if (!link.getAttribute("type").startsWith("application/atom+xml")
        && !link.getAttribute("type").startsWith("application/opensearch")) {
      files.add(href);
    } else if (!facet || !NARROWED.matcher(from).find()) {
      add(href);
    }
  }

  private static List<Element> children(Element of, String name) {
    List<Element> found = new ArrayList<>();
    for (Node child = of.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element element
          && ATOM.equals(element.getNamespaceURI())
          && element.getLocalName().equals(name)) {
        found.add(element);
      }
    }
    return found;
  }

  private void json(String address, Map<String, Object> feed) {
    Map<?, ?> metadata = (Map<?, ?>) feed.get("metadata");
    assertThat(requireNonNull(metadata, address).get("title"))
        .as(address)
        .isInstanceOf(String.class);
    links(address, feed.get("links"));
    links(address, feed.get("navigation"));
    for (Object publication : list(feed.get("publications"))) {
      Map<?, ?> book = (Map<?, ?>) publication;
      books.add(String.valueOf(((Map<?, ?>) Json.at(book, "metadata")).get("title")));
      links(address, book.get("links"));
      links(address, book.get("images"));
    }
    for (Object group : list(feed.get("facets"))) {
      List<?> facets = list(((Map<?, ?>) group).get("links"));
      assertThat(facets.stream().filter(f -> "self".equals(((Map<?, ?>) f).get("rel"))).count())
          .as(address)
          .isLessThanOrEqualTo(1);
      if (!NARROWED.matcher(address).find()) {
        links(address, facets);
      }
    }
    for (Object group : list(feed.get("groups"))) {
      links(address, ((Map<?, ?>) group).get("links"));
    }
  }

  private void links(String from, @Nullable Object links) {
    for (Object one : list(links)) {
      Map<?, ?> link = (Map<?, ?>) one;
      String href = String.valueOf(link.get("href"));
      if (!"http://opds-spec.org/progression".equals(link.get("rel"))) {
        assertThat(link.get("type")).as(from).isNotNull();
      }
      if (href.indexOf('{') < 0 && "application/opds+json".equals(link.get("type"))) {
        add(href);
      }
    }
  }

  private static List<?> list(@Nullable Object value) {
    return value instanceof List<?> list ? list : List.of();
  }
}
