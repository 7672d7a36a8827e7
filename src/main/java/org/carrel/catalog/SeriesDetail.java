package org.carrel.catalog;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.carrel.format.Credit;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a series beyond its name.
 *
 * @param folder of its first book, below the library's folder
 * @param credits a kind without any is missing
 * @param locked names of fields that are not to be changed by programs
 */
public record SeriesDetail(
    String folder,
    @Nullable String title,
    @Nullable String summary,
    @Nullable String publisher,
    @Nullable String imprint,
    @Nullable Integer ageRating,
    @Nullable String bookType,
    @Nullable Integer comicId,
    @Nullable String comicImage,
    @Nullable String descriptionFormatted,
    @Nullable String metaType,
    @Nullable String publicationRun,
    @Nullable String status,
    @Nullable Integer totalIssues,
    @Nullable Integer volume,
    @Nullable Integer year,
    Map<Credit, List<String>> credits,
    List<SeriesEdit.Collected> collected,
    Set<String> locked) {

  /** In the order they were given; may be empty. */
  public List<String> names(Credit credit) {
    return credits.getOrDefault(credit, List.of());
  }
}
