package org.carrel.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.carrel.access.Visibility;
import org.carrel.catalog.Part.Range;
import org.carrel.format.SampleBooks;
import org.carrel.format.SampleBooks.Facts;
import org.carrel.identity.ContentRule;
import org.carrel.identity.ContentRule.Dimension;
import org.carrel.identity.ContentRule.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A series whose first book is hidden from somebody. */
class SeriesFolderTest {
  private static final Visibility LIMITED =
      Shelf.ruled(new ContentRule(Dimension.TAG, Mode.EXCLUDE, List.of("Horror"), false));

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  @Test
  void liesWhereItsFirstVisibleBookLies() throws IOException {
    try (ScannedLibrary library = new ScannedLibrary(folder)) {
      Path books = library.folder();
      Files.createDirectories(books.resolve("secret"));
      Files.createDirectories(books.resolve("plain"));
      SampleBooks.epub(
          books.resolve("secret/1.epub"), Facts.of("A", "Ana").in("Saga", "1").tagged("Horror"));
      SampleBooks.epub(books.resolve("plain/2.epub"), Facts.of("B", "Ana").in("Saga", "2"));
      library.scan();
      UUID saga = only(library, Shelf.OWNER, Condition.ANYTHING);

      assertThat(folder(library, Shelf.OWNER, saga)).isEqualTo("secret");
      assertThat(folder(library, LIMITED, saga)).isEqualTo("plain");
      assertThat(found(library, LIMITED, lying("secret"))).isEmpty();
      assertThat(found(library, LIMITED, lying("plain"))).containsExactly(saga);
      assertThat(found(library, Shelf.OWNER, lying("secret"))).containsExactly(saga);
    }
  }

  private static Condition lying(String folder) {
    return new Condition.Compare(SeriesColumn.FOLDER, Condition.Operator.EQUAL, folder);
  }

  private static UUID only(ScannedLibrary library, Visibility visibility, Condition condition) {
    return found(library, visibility, condition).get(0);
  }

  private static List<UUID> found(
      ScannedLibrary library, Visibility visibility, Condition condition) {
    Question question = new Question(condition, List.of(new Sort(SeriesColumn.FOLDER, true)));
    return library.seriesAnswers().ask(visibility, question, Range.MANY).items().stream()
        .map(SeriesEntry::id)
        .toList();
  }

  private static String folder(ScannedLibrary library, Visibility visibility, UUID series) {
    SeriesDetails details = new SeriesDetails(library.rows(), library.database().transactions());
    return Objects.requireNonNull(details.of(visibility, List.of(series)).get(series)).folder();
  }
}
