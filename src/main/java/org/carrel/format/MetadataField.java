package org.carrel.format;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.carrel.failure.Failure;
import org.jspecify.annotations.Nullable;

/**
 * What can be told of a book one by one: by its file, or by an editor who knows better.
 *
 * <p>Texts and ISO dates are strings, numbers {@link Integer} or {@link BigDecimal}, lists of
 * strings; null tells nothing.
 */
public enum MetadataField {
  TITLE(Metadata::title, (telling, value) -> telling.title = line(value, 500)),
  TITLE_SORT(Metadata::titleSort, (telling, value) -> telling.titleSort = line(value, 500)),
  PAGE_COUNT(
      Metadata::printedPages, (telling, value) -> telling.printedPages = within(value, 0, 999_999)),
  SUMMARY(
      Metadata::description,
      (telling, value) -> telling.description = Description.sanitise((String) value)),
  PUBLISHER(Metadata::publisher, (telling, value) -> telling.publisher = line(value, 500)),
  LANGUAGE(
      Metadata::language,
      (telling, value) -> telling.language = known(value, Language.tag((String) value))),
  /** Such as {@code 1984}, {@code 1984-06} or {@code 1984-06-01}. */
  RELEASE_DATE(
      told -> text(told.published()),
      (telling, value) -> telling.published = known(value, PublicationDate.parse((String) value))),
  AGE_RATING(Metadata::ageRating, (telling, value) -> telling.ageRating = within(value, 0, 150)),
  SERIES(told -> name(told.series()), (telling, value) -> telling.series = line(value, 500)),
  NUMBER(told -> index(told.series()), (telling, value) -> telling.number = number(value)),
  VOLUME(
      told -> told.comic().volume(),
      (telling, value) -> telling.volume = within(value, 0, 999_999)),
  FORMAT(told -> told.comic().kind(), (telling, value) -> telling.kind = line(value, 255)),
  NOTES(told -> told.comic().notes(), (telling, value) -> telling.notes = line(value, 2_000)),
  SERIES_GROUP(
      told -> told.comic().seriesGroup(),
      (telling, value) -> telling.seriesGroup = line(value, 255)),
  STORY_ARC(
      told -> told.comic().storyArc(), (telling, value) -> telling.storyArc = line(value, 255)),
  STORY_ARC_NUMBER(
      told -> told.comic().storyArcNumber(),
      (telling, value) -> telling.storyArcNumber = number(value)),
  TAGS(Metadata::subjects, (telling, value) -> telling.subjects = lines(value)),
  /** Those a book is by, and those who wrote a comic. */
  WRITERS(
      told -> told.authors().stream().map(Author::name).toList(),
      (telling, value) -> telling.write(lines(value))),
  PENCILLERS(Credit.PENCILLER),
  INKERS(Credit.INKER),
  COLORISTS(Credit.COLORIST),
  LETTERERS(Credit.LETTERER),
  COVER_ARTISTS(Credit.COVER_ARTIST),
  EDITORS(Credit.EDITOR),
  GENRES(Credit.GENRE),
  CHARACTERS(Credit.CHARACTER),
  TEAMS(Credit.TEAM),
  LINKS(Credit.LINK),
  ISBN("isbn"),
  IDENTIFIER_UUID("uuid"),
  IDENTIFIER_AMAZON("amazon"),
  IDENTIFIER_CALIBRE("calibre"),
  IDENTIFIER_GOOGLE("google"),
  IDENTIFIER_MOBI_ASIN("mobi-asin");

  private static final int MOST = 100;

  private final Function<Metadata, @Nullable Object> from;
  private final BiConsumer<Telling, @Nullable Object> into;

  MetadataField(
      Function<Metadata, @Nullable Object> from, BiConsumer<Telling, @Nullable Object> into) {
    this.from = from;
    this.into = into;
  }

  MetadataField(Credit credit) {
    this(
        told -> told.comic().credits().get(credit),
        (telling, value) -> telling.credit(credit, lines(value)));
  }

  /** An identifier of a scheme. */
  MetadataField(String scheme) {
    this(
        told ->
            told.identifiers().stream()
                .filter(identifier -> identifier.scheme().equals(scheme))
                .map(Identifier::value)
                .findFirst()
                .orElse(null),
        (telling, value) ->
            telling.identify(scheme, known(value, Identifier.parse(scheme, (String) value))));
  }

  /** Takes over what is told otherwise; an author who is told again keeps the sort name. */
  void copy(Metadata told, Telling into) {
    tell(from.apply(told), into);
  }

  /**
   * @throws Failure INVALID for a value that the field cannot have
   */
  void tell(@Nullable Object value, Telling telling) {
    try {
      into.accept(telling, value instanceof String text && text.isBlank() ? null : value);
    } catch (IllegalArgumentException e) {
      throw Failure.invalid(name() + " cannot be that.");
    }
  }

  private static <T> @Nullable T known(@Nullable Object value, @Nullable T parsed) {
    if (value != null && parsed == null) {
      throw new IllegalArgumentException();
    }
    return parsed;
  }

  private static @Nullable String line(@Nullable Object value, int longest) {
    return Text.line((String) value, longest);
  }

  private static @Nullable Integer within(@Nullable Object value, int least, int most) {
    Integer number = (Integer) value;
    if (number != null && (number < least || number > most)) {
      throw new IllegalArgumentException();
    }
    return number;
  }

  /** At most 6 digits before and 3 after the point. */
  private static @Nullable BigDecimal number(@Nullable Object value) {
    if (value == null) {
      return null;
    }
    BigDecimal number = (BigDecimal) value;
    if (number.stripTrailingZeros().scale() > 3 || number.precision() - number.scale() > 6) {
      throw new IllegalArgumentException();
    }
    return number;
  }

  private static List<String> lines(@Nullable Object value) {
    List<String> lines = new ArrayList<>();
    for (Object one : Objects.requireNonNullElse((List<?>) value, List.of())) {
      String line = Text.line(String.valueOf(one), 255);
      if (line != null && !lines.contains(line)) {
        lines.add(line);
      }
    }
    if (lines.size() > MOST) {
      throw new IllegalArgumentException();
    }
    return lines;
  }

  private static @Nullable String text(@Nullable PublicationDate date) {
    return date == null ? null : date.text();
  }

  private static @Nullable String name(@Nullable SeriesPlace series) {
    return series == null ? null : series.name();
  }

  private static @Nullable BigDecimal index(@Nullable SeriesPlace series) {
    return series == null ? null : series.index();
  }
}
