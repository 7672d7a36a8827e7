package org.carrel.protocol.opds;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.carrel.catalog.BookEntry;
import org.carrel.format.BookType;
import org.jspecify.annotations.Nullable;

/**
 * Publications as JSON. A title is a plain string: KOReader stumbles over maps of languages.
 *
 * @see <a href="https://readium.org/webpub-manifest/contexts/default/">Readium's metadata</a>
 */
final class JsonPublications {
  private static final String BOOK = "http://schema.org/Book";
  private static final String COMIC = "http://schema.org/ComicIssue";
  private static final Set<String> BOOKS =
      Set.of(BookType.EPUB.mediaType(), BookType.PDF.mediaType());
  private static final Pattern DATE =
      Pattern.compile("(\\d{4})(-(?:0[1-9]|1[0-2])(-(?:0[1-9]|[12]\\d|3[01]))?)?");

  /** What both a BCP 47 tag is and the schema takes for one. */
  private static final Pattern LANGUAGE =
      Pattern.compile(
          "[A-Za-z]{2,8}(-[A-Za-z]{4})?(-([A-Za-z]{2}|\\d{3}))?"
              + "(-([A-Za-z0-9]{5,8}|\\d[A-Za-z0-9]{3}))*");

  private JsonPublications() {}

  static Map<String, Object> of(Entry.Publication publication) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("metadata", metadata(publication));
    json.put("links", JsonLinks.of(publication.links()));
    if (!publication.images().isEmpty()) {
      json.put("images", JsonLinks.of(publication.images()));
    }
    if (!publication.pages().isEmpty()) {
      json.put("readingOrder", JsonLinks.of(publication.pages()));
    }
    return json;
  }

  private static Map<String, Object> metadata(Entry.Publication publication) {
    BookEntry book = publication.book();
    Map<String, Object> json = new LinkedHashMap<>();
    if (!publication.pages().isEmpty()) {
      json.put("conformsTo", "https://readium.org/webpub-manifest/profiles/divina");
    }
    json.put("@type", BOOKS.contains(book.file().mediaType()) ? BOOK : COMIC);
    json.put("title", book.title());
    json.put("identifier", "urn:uuid:" + book.id());
    alternatives(book, json);
    json.put("modified", JsonFeeds.time(book.updated()));
    put(json, "published", published(book.published()));
    put(json, "language", language(book.language()));
    publisher(publication, json);
    put(json, "description", book.description());
    authors(publication, json);
    publication.credits().forEach((role, names) -> json.put(role, contributors(names)));
    if (!book.tags().isEmpty()) {
      json.put("subject", book.tags());
    }
    series(publication, json);
    if (book.rightToLeft()) {
      json.put("readingProgression", "rtl");
    }
    if (ReadingOrder.isPaged(book)) {
      json.put("numberOfPages", book.pages());
    }
    return json;
  }

  private static void put(Map<String, Object> json, String name, @Nullable String value) {
    if (value != null) {
      json.put(name, value);
    }
  }

  private static void alternatives(BookEntry book, Map<String, Object> json) {
    List<String> urns = Identifiers.urns(book);
    if (!urns.isEmpty()) {
      json.put("altIdentifier", urns);
    }
  }

  /** A year or month stands for its first day, since nothing but a date is valid there. */
  private static @Nullable String published(@Nullable String text) {
    if (text == null || !DATE.matcher(text).matches()) {
      return null;
    }
    return switch (text.length()) {
      case 4 -> text + "-01-01";
      case 7 -> text + "-01";
      default -> realDay(text);
    };
  }

  private static @Nullable String realDay(String day) {
    try {
      return LocalDate.parse(day).toString();
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static @Nullable String language(@Nullable String tag) {
    return tag != null && LANGUAGE.matcher(tag).matches() ? tag : null;
  }

  private static void authors(Entry.Publication publication, Map<String, Object> json) {
    if (!publication.authors().isEmpty()) {
      json.put("author", contributors(publication.authors()));
    }
  }

  private static void publisher(Entry.Publication publication, Map<String, Object> json) {
    if (publication.publisher() == null) {
      put(json, "publisher", publication.book().publisher());
    } else {
      json.put("publisher", contributors(List.of(publication.publisher())));
    }
  }

  /**
   * @param links titled with their names
   */
  private static List<Object> contributors(List<Link> links) {
    List<Object> contributors = new ArrayList<>();
    for (Link link : links) {
      Map<String, Object> contributor = new LinkedHashMap<>();
      contributor.put("name", Objects.requireNonNullElse(link.title(), ""));
      contributor.put("links", List.of(JsonLinks.of(link)));
      contributors.add(contributor);
    }
    return contributors;
  }

  private static void series(Entry.Publication publication, Map<String, Object> json) {
    BookEntry book = publication.book();
    if (book.series() == null || publication.series() == null) {
      return;
    }
    Map<String, Object> series = new LinkedHashMap<>();
    series.put("name", book.series().name());
    BigDecimal place = book.seriesIndex();
    if (place != null) {
      series.put("position", new BigDecimal(place.toPlainString()));
    }
    series.put("links", List.of(JsonLinks.of(publication.series())));
    json.put("belongsTo", Map.of("series", series));
  }
}
