package org.carrel.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.carrel.access.Visibility;
import org.carrel.format.SampleBooks;
import org.carrel.format.SampleBooks.Facts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DuplicatesTest {
  @Test
  void filesOfTheSameBytesAreToldWhereTheyAreSeen(@TempDir Path folder) throws Exception {
    try (ScannedLibrary library = new ScannedLibrary(folder)) {
      Path books = library.folder();
      SampleBooks.epub(books.resolve("one.epub"), Facts.of("One", "Ann"));
      Files.createDirectories(books.resolve("other"));
      Files.copy(books.resolve("one.epub"), books.resolve("other/copy.epub"));
      SampleBooks.epub(books.resolve("two.epub"), Facts.of("Two", "Ann"));
      library.scan();
      BookAnswers answers =
          new BookAnswers(
              library.shelf.rows,
              new EntryRows(library.shelf.rows),
              library.shelf.totals,
              library.database().transactions());

      assertThat(paths(answers, Shelf.OWNER))
          .containsExactlyInAnyOrder("one.epub", "other/copy.epub");

      library.shelf.sql(
          "UPDATE book SET age_rating = IF(path = 'one.epub', 18, 6) WHERE library_id = ?",
          library.id());
      assertThat(paths(answers, Shelf.aged(12, true))).isEmpty();
    }
  }

  private static List<String> paths(BookAnswers answers, Visibility visibility) {
    return answers.duplicates(visibility).stream().map(book -> book.file().path()).toList();
  }
}
