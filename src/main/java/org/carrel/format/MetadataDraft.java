package org.carrel.format;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Collects what a file tells, cleans each value, and keeps the first of what there is one of. */
final class MetadataDraft {
  private static final int MAX_LINE = 500;
  private static final int MAX_LIST = 100;
  private static final Pattern INDEX = Pattern.compile("-?\\d{1,6}(?:[.,]\\d{1,3})?");

  private final Map<String, Author> authors = new LinkedHashMap<>();
  private final Set<String> subjects = new LinkedHashSet<>();
  private final Set<Identifier> identifiers = new LinkedHashSet<>();
  private @Nullable String title;
  private @Nullable SeriesPlace series;
  private @Nullable String language;
  private @Nullable String publisher;
  private @Nullable PublicationDate published;
  private @Nullable String description;
  private @Nullable Integer ageRating;
  private ComicDetail comic = ComicDetail.NONE;

  void title(@Nullable String raw) {
    title = title == null ? Text.line(raw, MAX_LINE) : title;
  }

  void author(@Nullable String raw, @Nullable String sortName) {
    String name = Text.line(raw, MAX_LINE);
    if (name != null && authors.size() < MAX_LIST) {
      authors.putIfAbsent(name, new Author(name, Text.line(sortName, MAX_LINE)));
    }
  }

  boolean hasAuthors() {
    return !authors.isEmpty();
  }

  void series(@Nullable String raw, @Nullable String index) {
    String name = Text.line(raw, MAX_LINE);
    if (series == null && name != null) {
      series = new SeriesPlace(name, index(index));
    }
  }

  void language(@Nullable String raw) {
    language = language == null ? Language.tag(raw) : language;
  }

  void publisher(@Nullable String raw) {
    publisher = publisher == null ? Text.line(raw, MAX_LINE) : publisher;
  }

  void published(@Nullable PublicationDate date) {
    published = published == null ? date : published;
  }

  void description(@Nullable String raw) {
    description = description == null ? Description.sanitise(raw) : description;
  }

  void subject(@Nullable String raw) {
    String subject = Text.line(raw, MAX_LINE);
    if (subject != null && subjects.size() < MAX_LIST) {
      subjects.add(subject);
    }
  }

  void identifier(@Nullable String scheme, @Nullable String value) {
    Identifier identifier = Identifier.parse(scheme, value);
    if (identifier != null && identifiers.size() < MAX_LIST) {
      identifiers.add(identifier);
    }
  }

  void ageRating(@Nullable Integer years) {
    ageRating = ageRating == null ? years : ageRating;
  }

  void comic(ComicDetail detail) {
    comic = detail;
  }

  /**
   * @param fallbackTitle taken if the file tells none; never blank
   */
  Metadata finish(String fallbackTitle) {
    return new Metadata(
        title == null ? fallbackTitle : title,
        null,
        null,
        new ArrayList<>(authors.values()),
        series,
        language,
        publisher,
        published,
        description,
        List.copyOf(subjects),
        List.copyOf(identifiers),
        ageRating,
        comic);
  }

  /** Takes the number in front: {@code 12} of {@code 12a}; digits are bounded, exponents unread. */
  static @Nullable BigDecimal index(@Nullable String raw) {
    Matcher number = INDEX.matcher(raw == null ? "" : raw.strip());
    return number.lookingAt() ? new BigDecimal(number.group().replace(',', '.')) : null;
  }
}
