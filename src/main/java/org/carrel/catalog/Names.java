package org.carrel.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.carrel.format.Author;
import org.carrel.format.Metadata;
import org.carrel.format.SeriesPlace;
import org.jspecify.annotations.Nullable;

/** The rows that names in books stand for, each by {@link Fold#key}. */
record Names(
    Map<String, UUID> series,
    Map<String, Person> authors,
    Map<String, Integer> tags,
    Map<String, Integer> publishers) {

  /**
   * @param sortName as the row has it, whatever a book says
   */
  record Person(UUID id, String sortName) {}

  UUID series(String name) {
    return known(series.get(Fold.key(name)));
  }

  /** In the book's order, each once. */
  List<UUID> authors(Metadata told) {
    return told.authors().stream().map(author -> person(author).id()).distinct().toList();
  }

  /** What the first author is sorted by; null without one. */
  @Nullable String firstAuthor(Metadata told) {
    return told.authors().stream()
        .findFirst()
        .map(author -> person(author).sortName())
        .orElse(null);
  }

  private Person person(Author author) {
    return known(authors.get(Fold.key(author.name())));
  }

  @Nullable Integer publisher(Metadata told) {
    String name = told.publisher();
    return name == null ? null : known(publishers.get(Fold.key(name)));
  }

  List<Integer> tags(Metadata told) {
    return told.subjects().stream()
        .map(subject -> known(tags.get(Fold.key(subject))))
        .distinct()
        .toList();
  }

  /** What a book is found by. */
  static List<String> searched(Metadata told) {
    List<String> texts = new ArrayList<>();
    texts.add(told.title());
    told.authors().stream().map(Author::name).forEach(texts::add);
    SeriesPlace place = told.series();
    if (place != null) {
      texts.add(place.name());
    }
    texts.add(Objects.requireNonNullElse(told.publisher(), ""));
    texts.addAll(told.subjects());
    return texts;
  }

  private static <T> T known(@Nullable T row) {
    return Objects.requireNonNull(row, "every name has a row before its book is written");
  }
}
