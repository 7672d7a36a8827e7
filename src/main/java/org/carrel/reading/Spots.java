package org.carrel.reading;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carrel.access.Visibility;
import org.carrel.catalog.Chapters;
import org.carrel.catalog.Chapters.Chapter;
import org.carrel.catalog.Publications;
import org.carrel.catalog.Row;
import org.carrel.catalog.Rows;
import org.carrel.failure.Failure;
import org.jspecify.annotations.Nullable;

/** Finds the chapter that each app names in words of its own. */
@Singleton
class Spots {
  /** The chapter's step in the package document's spine: twice its number, from 1. */
  private static final Pattern CFI = Pattern.compile("epubcfi\\(/6/(\\d{1,6})\\D");

  /** KOReader's pointer into its DOM, where an only chapter has no number. */
  private static final Pattern POINTER =
      Pattern.compile("/body/DocFragment(?:\\[(\\d{1,6})])?(?=[/.]|$)");

  private static final Map<String, Class<?>> MEMBERS =
      Map.of("href", String.class, "within", String.class);

  private final Rows sql;
  private final ToldRows told;
  private final Publications publications;

  @Inject
  Spots(Rows sql, ToldRows told, Publications publications) {
    this.sql = sql;
    this.told = told;
    this.publications = publications;
  }

  /**
   * All that was told of a place.
   *
   * @param progression of a device, if nobody has read on since
   * @param href of the locator
   * @param within the locator's chapter, from 0 to 1
   */
  record Clues(
      ReadingPosition position,
      Optional<Progression> progression,
      @Nullable String href,
      BigDecimal within) {
    private List<String> references() {
      return progression.map(Progression::references).orElse(List.of());
    }
  }

  /** Inside a unit of work. */
  Clues clues(OwnBook reader, PositionRow row) {
    ReadingPosition position = row.position();
    Map<String, String> members = members(position.place().locator());
    return new Clues(
        position,
        told.current(reader, row).map(ToldRows.Kept::progression),
        members.get("href"),
        within(members.get("within")));
  }

  /** By the database: this room knows no JSON. */
  private Map<String, String> members(@Nullable String locator) {
    Map<String, String> members = new HashMap<>();
    if (locator == null) {
      return members;
    }
    Row row =
        sql.read(
                "SELECT JSON_VALUE(l.locator, '$.href') AS href,"
                    + " JSON_VALUE(l.locator, '$.locations.progression') AS within"
                    + " FROM (SELECT :locator AS locator) l",
                Map.of("locator", locator),
                MEMBERS)
            .get(0);
    for (String name : MEMBERS.keySet()) {
      String value = row.get(name, String.class);
      if (value != null) {
        members.put(name, value);
      }
    }
    return members;
  }

  private static BigDecimal within(@Nullable String told) {
    try {
      BigDecimal within = told == null ? BigDecimal.ZERO : new BigDecimal(told);
      Place.requirePercentage(within);
      return within;
    } catch (NumberFormatException | Failure noShare) {
      return BigDecimal.ZERO;
    }
  }

  /** Outside of a unit of work, since it reads the book's file. */
  Spot find(Visibility visibility, UUID book, Clues clues) {
    return spot(publications.chapters(visibility, book), clues);
  }

  private static Spot spot(Chapters chapters, Clues clues) {
    Place place = clues.position().place();
    Integer number = number(chapters, clues);
    Optional<Chapter> meant = number == null ? Optional.empty() : chapters.find(number.intValue());
    BigDecimal share =
        Optional.ofNullable(place.percentage())
            .or(() -> meant.map(chapter -> chapters.share(chapter, clues.within())))
            .orElse(null);
    Chapter chapter =
        meant.or(() -> share == null ? Optional.empty() : chapters.at(share)).orElse(null);
    return new Spot(number, chapter, share);
  }

  private static @Nullable Integer number(Chapters chapters, Clues clues) {
    Place place = clues.position().place();
    return pointed(place.koreader())
        .or(() -> stepped(place.epubcfi()))
        .or(() -> named(chapters, clues.href()))
        .or(
            () ->
                clues.references().stream()
                    .flatMap(reference -> named(chapters, reference).stream())
                    .findFirst())
        .orElse(null);
  }

  private static Optional<Integer> pointed(@Nullable String koreader) {
    Matcher pointer = POINTER.matcher(koreader == null ? "" : koreader);
    if (!pointer.lookingAt()) {
      return Optional.empty();
    }
    return Optional.of(pointer.group(1) == null ? 1 : Integer.parseInt(pointer.group(1)));
  }

  private static Optional<Integer> stepped(@Nullable String epubcfi) {
    Matcher step = CFI.matcher(epubcfi == null ? "" : epubcfi);
    return step.lookingAt()
        ? Optional.of(Math.max(1, Integer.parseInt(step.group(1)) / 2))
        : Optional.empty();
  }

  private static Optional<Integer> named(Chapters chapters, @Nullable String href) {
    return href == null ? Optional.empty() : chapters.find(href).map(Chapter::number);
  }
}
