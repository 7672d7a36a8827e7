package org.carrel.format;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.carrel.failure.Failure;
import org.jspecify.annotations.Nullable;

/**
 * What a book file tells about itself.
 *
 * <p>All of it is plain text without control characters, of bounded length, and may hold {@code <}
 * and {@code &}: whoever writes HTML escapes it. Only the description is HTML.
 *
 * @param title never blank; the cleaned file name if the file holds none
 * @param titleSort what it is to be sorted by, if that is told
 * @param printedPages how many pages it has in print, if that is told
 * @param authors in the file's order
 * @param language a BCP 47 tag such as {@code pt-BR}
 * @param description HTML, sanitised: blocks, emphasis, lists and links only
 * @param subjects tags and genres, in the file's order, no doubles
 * @param identifiers in the file's order, no doubles
 * @param ageRating the youngest age in years it is meant for
 */
public record Metadata(
    String title,
    @Nullable String titleSort,
    @Nullable Integer printedPages,
    List<Author> authors,
    @Nullable SeriesPlace series,
    @Nullable String language,
    @Nullable String publisher,
    @Nullable PublicationDate published,
    @Nullable String description,
    List<String> subjects,
    List<Identifier> identifiers,
    @Nullable Integer ageRating,
    ComicDetail comic) {
  public Metadata {
    authors = List.copyOf(authors);
    subjects = List.copyOf(subjects);
    identifiers = List.copyOf(identifiers);
  }

  /**
   * The same but for what is told otherwise.
   *
   * @throws Failure INVALID for a value that its field cannot have
   */
  public Metadata with(Map<MetadataField, ? extends @Nullable Object> otherwise) {
    Telling telling = new Telling(this);
    otherwise.forEach((field, value) -> field.tell(value, telling));
    return telling.finish();
  }

  /**
   * The same but for all that another tells.
   *
   * @param other whose title may be blank, which tells none
   */
  Metadata under(Metadata other) {
    return new Metadata(
        other.title.isBlank() ? title : other.title,
        either(other.titleSort, titleSort),
        either(other.printedPages, printedPages),
        either(other.authors, authors),
        either(other.series, series),
        either(other.language, language),
        either(other.publisher, publisher),
        either(other.published, published),
        either(other.description, description),
        either(other.subjects, subjects),
        either(other.identifiers, identifiers),
        either(other.ageRating, ageRating),
        other.comic.equals(ComicDetail.NONE) ? comic : other.comic);
  }

  private static <T> @Nullable T either(@Nullable T first, @Nullable T second) {
    return first == null ? second : first;
  }

  private static <T> List<T> either(List<T> first, List<T> second) {
    return first.isEmpty() ? second : first;
  }

  /** The same but for the fields that are taken from another. */
  public Metadata with(Set<MetadataField> fields, Metadata other) {
    Telling telling = new Telling(this);
    fields.forEach(field -> field.copy(other, telling));
    return telling.finish();
  }
}
