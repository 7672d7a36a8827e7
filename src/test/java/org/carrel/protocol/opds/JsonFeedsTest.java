package org.carrel.protocol.opds;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.carrel.catalog.BookEntry;
import org.carrel.format.BookType;
import org.carrel.http.Body;
import org.carrel.protocol.opds.Feed.Extent;
import org.carrel.protocol.opds.Feed.Facet;
import org.carrel.protocol.opds.Feed.FacetGroup;
import org.junit.jupiter.api.Test;

final class JsonFeedsTest {
  private static final CatalogPaths PATHS =
      new CatalogPaths(Version.JSON, "/opds/carrel_a_b/v2.0", "https://books.example");

  @Test
  void aBookHasWhatItsEntryHas() {
    String text = publication(SampleEntries.book("<script> \"q\" \uD83D\uDCDA"));
    Map<String, Object> metadata = metadata(text);

    assertThat(metadata)
        .containsEntry("title", "<script> \"q\" \uD83D\uDCDA")
        .containsEntry("published", "1999-01-01")
        .containsEntry("language", "pt-BR")
        .containsEntry("description", "<p>Nice</p>")
        .containsEntry("subject", List.of("tag"))
        .containsEntry("readingProgression", "rtl")
        .doesNotContainKey("numberOfPages");
    assertThat(text)
        .contains("\"belongsTo\":{\"series\":{\"name\":\"Saga\",\"position\":1.5,\"links\":")
        .contains("\"rel\":\"http://opds-spec.org/acquisition\"")
        .contains("/file/a%20%23b%3F.epub\"")
        .contains("\"size\":4711")
        .contains("\"width\":600,\"height\":900");
  }

  @Test
  void everyLinkKeepsTheKey() {
    assertThat(publication(SampleEntries.book("Title")).split("\"href\":\""))
        .hasSizeGreaterThan(6)
        .filteredOn(part -> !part.startsWith("{"))
        .allMatch(part -> part.startsWith("/opds/carrel_a_b/v2.0/"));
  }

  @Test
  void whatNoSchemaTakesIsLeftOut() {
    String text = publication(SampleEntries.bare("T"));

    assertThat(text)
        .doesNotContain("published", "language", "images", "numberOfPages", "author", "belongsTo");
  }

  @Test
  void whateverIsNeitherEpubNorPdfIsAComic() {
    for (BookType type : BookType.values()) {
      boolean book = type == BookType.EPUB || type == BookType.PDF;
      assertThat(metadata(publication(SampleEntries.bare("T", type.mediaType()))))
          .as("%s", type)
          .containsEntry("@type", "http://schema.org/" + (book ? "Book" : "ComicIssue"));
    }
  }

  @Test
  void aFeedOfNothingHasNoEmptyLists() {
    String text = new String(JsonFeeds.write(feed(List.of())), UTF_8);

    assertThat(text).contains("\"groups\":[]").doesNotContain("publications", "navigation");
  }

  @Test
  void facetsNameTheirGroupAndTheActiveOne() {
    Link german = new Link("facet", MediaTypes.JSON_FEED, "/a?language=de").titled("German");
    Feed feed =
        feed(List.of())
            .with(
                List.of(
                    new FacetGroup(
                        "Language",
                        List.of(
                            new Facet(german.counting(3), true),
                            new Facet(german.titled("French").counting(0), false)))));

    assertThat(new String(JsonFeeds.write(feed), UTF_8))
        .contains(
            "\"facets\":[{\"metadata\":{\"title\":\"Language\"},\"links\":[",
            "\"title\":\"German\",\"properties\":{\"numberOfItems\":3},\"rel\":\"self\"}",
            "\"title\":\"French\",\"properties\":{\"numberOfItems\":0}}");
    assertThat(new String(AtomFeeds.write(feed), UTF_8))
        .contains("opds:facetGroup=\"Language\" thr:count=\"3\" opds:activeFacet=\"true\"/>")
        .contains("title=\"French\" opds:facetGroup=\"Language\" thr:count=\"0\"/>");
  }

  @Test
  void aPageSaysWhereItIs() {
    assertThat(new String(JsonFeeds.write(feed(List.of())), UTF_8))
        .contains("\"numberOfItems\":45,\"itemsPerPage\":20,\"currentPage\":3");
    assertThat(new String(AtomFeeds.write(feed(List.of())), UTF_8))
        .contains("<opensearch:totalResults>45<")
        .contains("<opensearch:startIndex>41<");
  }

  private static Feed feed(List<Entry> entries) {
    return new Feed(
        "urn:carrel:books",
        "Books",
        Instant.EPOCH,
        List.of(new Link("self", MediaTypes.JSON_FEED, "/a")),
        new Extent(45, 20, 3L, 41),
        List.of(),
        entries,
        List.of());
  }

  private static String publication(BookEntry book) {
    return new String(JsonFeeds.write(new BookLinks(PATHS).publication(book)), UTF_8);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> metadata(String text) {
    return (Map<String, Object>) Objects.requireNonNull(Body.ofText(text).values().get("metadata"));
  }
}
