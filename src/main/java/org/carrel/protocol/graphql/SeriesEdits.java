package org.carrel.protocol.graphql;

import static java.util.Map.entry;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carrel.catalog.SeriesEdit;
import org.carrel.catalog.SeriesEdit.Collected;
import org.carrel.catalog.SeriesField;
import org.carrel.format.Credit;
import org.carrel.http.graphql.Input;
import org.jspecify.annotations.Nullable;

/** {@code SeriesMetadataInput}: null clears what it stands for, and what is left out stays. */
final class SeriesEdits {
  private static final Map<String, SeriesField> FIELDS =
      Map.ofEntries(
          entry("ageRating", SeriesField.AGE_RATING),
          entry("booktype", SeriesField.BOOK_TYPE),
          entry("comicImage", SeriesField.COMIC_IMAGE),
          entry("comicid", SeriesField.COMIC_ID),
          entry("descriptionFormatted", SeriesField.DESCRIPTION_FORMATTED),
          entry("imprint", SeriesField.IMPRINT),
          entry("metaType", SeriesField.META_TYPE),
          entry("publicationRun", SeriesField.PUBLICATION_RUN),
          entry("publisher", SeriesField.PUBLISHER),
          entry("status", SeriesField.STATUS),
          entry("summary", SeriesField.SUMMARY),
          entry("title", SeriesField.TITLE),
          entry("totalIssues", SeriesField.TOTAL_ISSUES),
          entry("volume", SeriesField.VOLUME),
          entry("year", SeriesField.YEAR));
  private static final Map<String, Credit> LISTS =
      Map.of(
          "characters", Credit.CHARACTER,
          "genres", Credit.GENRE,
          "links", Credit.LINK,
          "writers", Credit.WRITER);

  private SeriesEdits() {}

  static SeriesEdit of(Input input) {
    Map<SeriesField, @Nullable Object> values = new EnumMap<>(SeriesField.class);
    FIELDS.forEach(
        (name, field) -> {
          if (input.has(name)) {
            values.put(field, value(input, name));
          }
        });
    Map<Credit, List<String>> lists = new EnumMap<>(Credit.class);
    LISTS.forEach(
        (name, credit) -> {
          if (input.has(name)) {
            lists.put(credit, input.list(name));
          }
        });
    return new SeriesEdit(
        values,
        lists,
        input.has("collects")
            ? Optional.of(input.inputs("collects").stream().map(SeriesEdits::collected).toList())
            : Optional.empty());
  }

  private static @Nullable Object value(Input input, String name) {
    Object value = input.find(name).orElse(null);
    return value instanceof Number ? input.number(name).orElseThrow() : value;
  }

  private static Collected collected(Input one) {
    return new Collected(
        one.text("series").orElse(null),
        one.text("comicid").orElse(null),
        one.text("issueid").orElse(null),
        one.text("issues").orElse(null));
  }
}
