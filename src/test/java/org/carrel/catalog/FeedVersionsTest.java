package org.carrel.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.carrel.access.Policy;
import org.carrel.config.Transactions;
import org.carrel.identity.ContentRule;
import org.carrel.identity.ContentRule.Dimension;
import org.carrel.identity.ContentRule.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedVersionsTest {
  private final Shelf shelf = new Shelf();

  @Test
  void seesWhatAnotherNodeChangedWithinFiveSeconds() {
    UUID library = new CatalogueRows(shelf.database.dataSource()).library("Main");
    String before = shelf.versions.of(Shelf.OWNER);
    shelf.sql("UPDATE library SET version = version + 1 WHERE id = ?", library.toString());

    assertThat(shelf.versions.of(Shelf.OWNER)).isEqualTo(before);
    shelf.clock.pass(Duration.ofSeconds(5));
    assertThat(shelf.versions.of(Shelf.OWNER)).isNotEqualTo(before);
  }

  @Test
  void tellsScansFromEdits() {
    CatalogueRows made = new CatalogueRows(shelf.database.dataSource());
    UUID library = made.library("Main");
    shelf.versions.forget();
    String edits = shelf.versions.ofEdits(Shelf.OWNER);
    String contents = shelf.versions.ofContents(Shelf.OWNER);
    String all = shelf.versions.of(Shelf.OWNER);

    shelf.versions.correct();
    assertThat(shelf.versions.of(Shelf.OWNER)).isNotEqualTo(all);
    assertThat(shelf.versions.ofContents(Shelf.OWNER)).isEqualTo(contents);

    made.library("More");
    shelf.database.transactions().run(() -> shelf.versions.raiseScanned(library));
    shelf.versions.forget();
    assertThat(shelf.versions.ofContents(Shelf.OWNER)).isNotEqualTo(contents);
    assertThat(shelf.versions.ofEdits(Shelf.OWNER)).isEqualTo(edits);

    shelf.database.transactions().run(() -> shelf.versions.raiseAny());
    shelf.versions.forget();
    assertThat(shelf.versions.ofEdits(Shelf.OWNER)).isNotEqualTo(edits);
  }

  @Test
  void aNewLibraryIsNoEditOfTheOthers(@TempDir Path folder) {
    new CatalogueRows(shelf.database.dataSource()).library("Main");
    shelf.versions.forget();
    String edits = shelf.versions.ofEdits(Shelf.OWNER);
    String contents = shelf.versions.ofContents(Shelf.OWNER);
    LibraryTerms terms =
        new LibraryTerms(
            "More",
            folder,
            Optional.of("What came later"),
            "BOOK",
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    LibraryEditing editing =
        new LibraryEditing(
            shelf.libraries,
            new LibraryAnswers(shelf.rows, shelf.database.transactions()),
            new TagWriting(shelf.rows),
            shelf.rows,
            shelf.versions,
            new Policy(),
            shelf.database.transactions(),
            shelf.clock);

    UUID more = editing.create(Callers.administrator(), terms);
    assertThat(shelf.versions.ofContents(Shelf.OWNER)).isNotEqualTo(contents);
    assertThat(shelf.versions.ofEdits(Shelf.OWNER)).isEqualTo(edits);

    editing.update(Callers.administrator(), more, terms);
    assertThat(shelf.versions.ofEdits(Shelf.OWNER)).isNotEqualTo(edits);
  }

  @Test
  void doesNotKeepWhatWasReadBeforeAChange() {
    UUID library = new CatalogueRows(shelf.database.dataSource()).library("Main");
    Transactions real = shelf.database.transactions();
    FeedVersions[] versions = new FeedVersions[1];
    versions[0] =
        new FeedVersions(
            shelf.rows,
            new Transactions() {
              private boolean changed;

              @Override
              public <T> T call(Supplier<T> work) {
                T read = real.call(work);
                if (!changed) {
                  changed = true;
                  real.run(() -> versions[0].raise(library));
                  versions[0].forget();
                }
                return read;
              }

              @Override
              public <T> T callApart(Supplier<T> work) {
                return real.callApart(work);
              }
            },
            shelf.clock);

    String before = versions[0].of(Shelf.OWNER);

    assertThat(versions[0].of(Shelf.OWNER)).isNotEqualTo(before);
  }

  @Test
  void differsFromOneThatSeesSomethingElse() {
    assertThat(shelf.versions.of(Shelf.aged(12, true)))
        .hasSize(32)
        .isEqualTo(shelf.versions.of(Shelf.aged(12, true)))
        .isNotEqualTo(shelf.versions.of(Shelf.aged(12, false)))
        .isNotEqualTo(shelf.versions.of(Shelf.aged(13, true)));
    assertThat(
            Stream.of(
                    List.of(rule("a, b")),
                    List.of(rule("a", "b")),
                    List.of(rule("a"), rule("b")),
                    List.of(rule("a", "TAG EXCLUDE false", "b")))
                .map(rules -> shelf.versions.of(Shelf.ruled(rules.toArray(ContentRule[]::new)))))
        .doesNotHaveDuplicates();
  }

  private static ContentRule rule(String... values) {
    return new ContentRule(Dimension.TAG, Mode.EXCLUDE, List.of(values), false);
  }
}
