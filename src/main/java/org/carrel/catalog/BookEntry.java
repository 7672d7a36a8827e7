package org.carrel.catalog;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.carrel.format.BookType;
import org.carrel.format.Identifier;
import org.jspecify.annotations.Nullable;

/**
 * A book as every list shows it. All text is plain but the description.
 *
 * @param authors in the book's order; may be empty
 * @param seriesIndex the place in the series, such as {@code 1.5}, without trailing zeros
 * @param language a BCP 47 tag
 * @param publisherId what the publisher's books can be asked for by; null until a book that an
 *     earlier version kept is read anew
 * @param published the day, month or year the book came out, or the file's own words
 * @param description sanitised HTML
 * @param pages images of a CBZ, pages of a PDF, chapters of an EPUB
 * @param rightToLeft whether its pages follow each other that way
 * @param tags in the book's order
 * @param updated when anything of this entry last changed
 */
public record BookEntry(
    UUID id,
    UUID libraryId,
    String title,
    List<AuthorName> authors,
    @Nullable SeriesName series,
    @Nullable BigDecimal seriesIndex,
    @Nullable String language,
    @Nullable String publisher,
    @Nullable Integer publisherId,
    @Nullable String published,
    @Nullable String description,
    @Nullable Integer ageRating,
    int pages,
    boolean rightToLeft,
    FileFacts file,
    @Nullable CoverFacts cover,
    List<String> tags,
    List<Identifier> identifiers,
    Instant added,
    Instant updated) {

  /** An author who can be asked for by id. */
  public record AuthorName(UUID id, String name) {}

  /** A series that can be asked for by id. */
  public record SeriesName(UUID id, String name) {}

  /**
   * @param name the bare file name
   * @param path below the library's folder
   * @param size in bytes
   * @param sha256 of its bytes, 64 hex digits
   * @param koreaderHash KOReader's partial MD5
   */
  public record FileFacts(
      String name,
      String path,
      String mediaType,
      long size,
      Instant modified,
      String sha256,
      String koreaderHash) {

    /** The file name without its extension. */
    public String stem() {
      return BookType.stem(name);
    }

    /** Lower case, without the dot; empty if it has none. */
    public String extension() {
      int dot = name.lastIndexOf('.');
      return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }
  }

  /**
   * @param hash names the image's bytes, so it serves as a strong entity tag
   * @param width of the full cover, in pixels; 0 where it is not known
   * @param height of the full cover, in pixels; 0 where it is not known
   */
  public record CoverFacts(String hash, String mediaType, int width, int height) {}
}
