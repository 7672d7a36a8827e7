package org.carrel.reading;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.format.SampleBooks;
import org.carrel.format.SampleBooks.Facts;
import org.carrel.format.SampleNovel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * A saga of three comics, of 10, 11 and 12 pages since KOReader cannot tell small equal ones apart,
 * a novel, and somebody who reads.
 */
abstract class ReadingTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  @SuppressWarnings("NullAway.Init")
  ReadingNode node;

  @BeforeEach
  void lay() throws IOException {
    node = new ReadingNode(folder);
    for (int i = 1; i <= 3; i++) {
      SampleBooks.cbz(
          file("saga-" + i + ".cbz"), 9 + i, Facts.of("Saga " + i, "Ida Ink").in("Saga", "" + i));
    }
    SampleBooks.epub(file("novel.epub"), Facts.of("Novel", "Ana Writer"));
    node.library.scan();
  }

  @AfterEach
  void close() {
    node.close();
  }

  /** Another novel, of ten chapters: c1.xhtml and so on. */
  void layTale() {
    Map<String, String> chapters = new LinkedHashMap<>();
    for (int i = 1; i <= 10; i++) {
      chapters.put("Chapter " + i, "<p>Once.</p>");
    }
    SampleNovel.write(file("tale.epub"), Facts.of("Tale", "Ana Writer"), chapters);
    node.library.scan();
  }

  Path file(String name) {
    return node.library.folder().resolve(name);
  }

  static ProgressUpdate page(int page) {
    return new ProgressUpdate.Paged(page, 60, "tablet");
  }

  static void assertRefused(Reason reason, ThrowingCallable call) {
    assertThatExceptionOfType(Failure.class).isThrownBy(call).returns(reason, Failure::reason);
  }
}
