package org.carrel.protocol.graphql;

import static java.util.Map.entry;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.carrel.failure.Failure;
import org.carrel.format.MetadataField;
import org.carrel.http.graphql.Input;
import org.jspecify.annotations.Nullable;

/** {@code MediaMetadataInput}: null clears what it stands for, and what is left out stays. */
final class BookEdits {
  private static final Map<String, MetadataField> FIELDS =
      Map.ofEntries(
          entry("title", MetadataField.TITLE),
          entry("titleSort", MetadataField.TITLE_SORT),
          entry("series", MetadataField.SERIES),
          entry("seriesGroup", MetadataField.SERIES_GROUP),
          entry("storyArc", MetadataField.STORY_ARC),
          entry("storyArcNumber", MetadataField.STORY_ARC_NUMBER),
          entry("number", MetadataField.NUMBER),
          entry("volume", MetadataField.VOLUME),
          entry("summary", MetadataField.SUMMARY),
          entry("notes", MetadataField.NOTES),
          entry("genres", MetadataField.GENRES),
          entry("format", MetadataField.FORMAT),
          entry("writers", MetadataField.WRITERS),
          entry("pencillers", MetadataField.PENCILLERS),
          entry("inkers", MetadataField.INKERS),
          entry("colorists", MetadataField.COLORISTS),
          entry("letterers", MetadataField.LETTERERS),
          entry("coverArtists", MetadataField.COVER_ARTISTS),
          entry("editors", MetadataField.EDITORS),
          entry("publisher", MetadataField.PUBLISHER),
          entry("links", MetadataField.LINKS),
          entry("characters", MetadataField.CHARACTERS),
          entry("teams", MetadataField.TEAMS),
          entry("pageCount", MetadataField.PAGE_COUNT),
          entry("ageRating", MetadataField.AGE_RATING),
          entry("identifierAmazon", MetadataField.IDENTIFIER_AMAZON),
          entry("identifierCalibre", MetadataField.IDENTIFIER_CALIBRE),
          entry("identifierGoogle", MetadataField.IDENTIFIER_GOOGLE),
          entry("identifierIsbn", MetadataField.ISBN),
          entry("identifierMobiAsin", MetadataField.IDENTIFIER_MOBI_ASIN),
          entry("identifierUuid", MetadataField.IDENTIFIER_UUID),
          entry("language", MetadataField.LANGUAGE));

  private BookEdits() {}

  static Map<MetadataField, @Nullable Object> of(Input input) {
    Map<MetadataField, @Nullable Object> edit = new EnumMap<>(MetadataField.class);
    FIELDS.forEach(
        (name, field) -> {
          if (input.has(name)) {
            edit.put(field, input.find(name).map(value -> known(input, name, value)).orElse(null));
          }
        });
    if (input.has("year")) {
      edit.put(MetadataField.RELEASE_DATE, date(input));
    } else if (input.find("month").isPresent() || input.find("day").isPresent()) {
      throw Failure.invalid("A month or a day needs its year.");
    }
    return edit;
  }

  /** Integers have 64 bits on the wire. */
  private static Object known(Input input, String name, Object value) {
    boolean whole = value instanceof Number && !(value instanceof BigDecimal);
    return whole ? input.number(name).orElseThrow() : value;
  }

  /** As exactly as it is told, such as {@code 1984-06}. */
  private static @Nullable String date(Input input) {
    Optional<Integer> year = input.number("year");
    if (year.isEmpty()) {
      return null;
    }
    StringBuilder date = new StringBuilder(part(year.get(), 4, 1_000, 9_999));
    Optional<Integer> month = input.number("month");
    month.ifPresent(number -> date.append('-').append(part(number, 2, 1, 12)));
    if (month.isPresent()) {
      input.number("day").ifPresent(number -> date.append('-').append(part(number, 2, 1, 31)));
    }
    return date.toString();
  }

  private static String part(int number, int digits, int least, int most) {
    if (number < least || number > most) {
      throw Failure.invalid("There is no such day.");
    }
    return ("%0" + digits + "d").formatted(number);
  }
}
