package org.carrel.format;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is told of a book while some of it is told otherwise. */
final class Telling {
  private final Metadata before;
  private final Map<String, Author> known = new HashMap<>();
  private final Map<Credit, List<String>> credits = new EnumMap<>(Credit.class);
  private final List<Identifier> identifiers;
  private List<Author> authors;
  @Nullable String title;
  @Nullable String titleSort;
  @Nullable Integer printedPages;
  @Nullable String series;
  @Nullable BigDecimal number;
  @Nullable String language;
  @Nullable String publisher;
  @Nullable PublicationDate published;
  @Nullable String description;
  @Nullable Integer ageRating;
  List<String> subjects;
  @Nullable Integer volume;
  @Nullable String kind;
  @Nullable String notes;
  @Nullable String seriesGroup;
  @Nullable String storyArc;
  @Nullable BigDecimal storyArcNumber;

  Telling(Metadata before) {
    this.before = before;
    authors = before.authors();
    authors.forEach(author -> known.put(author.name(), author));
    identifiers = new ArrayList<>(before.identifiers());
    subjects = before.subjects();
    title = before.title();
    titleSort = before.titleSort();
    printedPages = before.printedPages();
    SeriesPlace place = before.series();
    series = place == null ? null : place.name();
    number = place == null ? null : place.index();
    language = before.language();
    publisher = before.publisher();
    published = before.published();
    description = before.description();
    ageRating = before.ageRating();
    ComicDetail comic = before.comic();
    volume = comic.volume();
    kind = comic.kind();
    notes = comic.notes();
    seriesGroup = comic.seriesGroup();
    storyArc = comic.storyArc();
    storyArcNumber = comic.storyArcNumber();
    credits.putAll(comic.credits());
  }

  void write(List<String> names) {
    authors = names.stream().map(name -> known.getOrDefault(name, new Author(name, null))).toList();
    if (credits.containsKey(Credit.WRITER)) {
      credit(Credit.WRITER, names);
    }
  }

  /**
   * @throws IllegalArgumentException for a link that is none
   */
  void credit(Credit credit, List<String> names) {
    if (credit == Credit.LINK && !names.stream().allMatch(Credit::isLink)) {
      throw new IllegalArgumentException();
    }
    if (names.isEmpty()) {
      credits.remove(credit);
    } else {
      credits.put(credit, names);
    }
  }

  /**
   * @throws IllegalArgumentException for an identifier of another scheme
   */
  void identify(String scheme, @Nullable Identifier identifier) {
    if (identifier != null && !identifier.scheme().equals(scheme)) {
      throw new IllegalArgumentException();
    }
    List<String> schemes = identifiers.stream().map(Identifier::scheme).toList();
    int place = schemes.indexOf(scheme);
    identifiers.removeIf(one -> one.scheme().equals(scheme));
    if (identifier != null) {
      identifiers.add(place < 0 ? identifiers.size() : place, identifier);
    }
  }

  /** A book always has a title. */
  Metadata finish() {
    return new Metadata(
        Objects.requireNonNullElse(title, before.title()),
        titleSort,
        printedPages,
        authors,
        series == null ? null : new SeriesPlace(series, number),
        language,
        publisher,
        published,
        description,
        subjects,
        identifiers,
        ageRating,
        new ComicDetail(volume, kind, notes, seriesGroup, storyArc, storyArcNumber, credits));
  }
}
