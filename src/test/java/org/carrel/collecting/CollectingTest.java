package org.carrel.collecting;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.carrel.access.Policy;
import org.carrel.catalog.BookEntry;
import org.carrel.catalog.ScannedLibrary;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.format.SampleBooks;
import org.carrel.format.SampleBooks.Facts;
import org.carrel.identity.Caller;
import org.carrel.identity.Node;
import org.carrel.identity.Permission;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A saga of two books, a novel, the owner and two readers. */
@SuppressWarnings("NullAway.Init")
abstract class CollectingTest {
  final Policy policy = new Policy();
  @TempDir Path folder;
  ScannedLibrary library;
  Node identity;
  Caller owner;
  Caller ida;
  Caller paul;

  @BeforeEach
  void lay() throws IOException {
    library = new ScannedLibrary(folder);
    identity = new Node(library.database(), library.clock());
    for (int i = 1; i <= 2; i++) {
      SampleBooks.epub(
          library.folder().resolve("saga-" + i + ".epub"),
          Facts.of("Saga " + i, "Ida Ink").in("Saga", "" + i));
    }
    SampleBooks.epub(library.folder().resolve("novel.epub"), Facts.of("Novel", "Ana Writer"));
    library.scan();
    owner = identity.owner();
    ida = identity.user(owner, "ida", Permission.ACCESS_SMART_LIST);
    paul = identity.user(owner, "paul", Permission.ACCESS_SMART_LIST);
  }

  @AfterEach
  void close() {
    library.close();
  }

  UUID seriesOf(String title) {
    return library
        .books()
        .find(policy.visibility(owner), library.book(title))
        .map(BookEntry::series)
        .map(BookEntry.SeriesName::id)
        .orElseThrow();
  }

  void exclude(Caller caller) {
    library
        .database()
        .transactions()
        .run(
            () ->
                library
                    .rows()
                    .change(
                        "INSERT INTO library_exclusion (account_id, library_id)"
                            + " VALUES (:account, :library)",
                        Map.of("account", caller.accountId(), "library", library.id())));
  }

  static void assertRefused(Reason reason, ThrowingCallable call) {
    assertThatExceptionOfType(Failure.class).isThrownBy(call).returns(reason, Failure::reason);
  }
}
