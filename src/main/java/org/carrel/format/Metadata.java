package org.carrel.format;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a book file tells about itself.
 *
 * <p>All of it is plain text without control characters, of bounded length, and may hold {@code <}
 * and {@code &}: whoever writes HTML escapes it. Only the description is HTML.
 *
 * @param title never blank; the cleaned file name if the file holds none
 * @param authors in the file's order
 * @param language a BCP 47 tag such as {@code pt-BR}
 * @param description HTML, sanitised: blocks, emphasis, lists and links only
 * @param subjects tags and genres, in the file's order, no doubles
 * @param identifiers in the file's order, no doubles
 * @param ageRating the youngest age in years it is meant for
 */
public record Metadata(
    String title,
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
}
