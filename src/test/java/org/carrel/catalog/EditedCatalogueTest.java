package org.carrel.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.carrel.access.Visibility;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.format.SampleBooks;
import org.carrel.format.SampleBooks.Facts;
import org.carrel.identity.Caller;
import org.carrel.identity.Permission;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What editors say of books stays when files are read anew. */
class EditedCatalogueTest {
  private static final Caller EDITOR = Callers.reader(Permission.EDIT_METADATA);
  private static final Visibility ALL = Shelf.OWNER;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  @SuppressWarnings("NullAway.Init")
  private ScannedLibrary library;

  @BeforeEach
  void lay() throws IOException {
    library = new ScannedLibrary(folder);
    write("one.epub", Facts.of("One", "Ana").in("Saga", "1").tagged("Sea", "Storm"));
    write("two.epub", Facts.of("Two", "Ana").in("Saga Chronicle", "2").tagged("Sea"));
    write("sub/three.epub", Facts.of("Three", "Ana").in("Saga (2nd ed.)", "3"));
    library.scan();
  }

  @AfterEach
  void close() {
    library.close();
  }

  private void write(String file, Facts facts) throws IOException {
    Path path = library.folder().resolve(file);
    Files.createDirectories(path.getParent());
    SampleBooks.epub(path, facts);
  }

  private BookEntry entry(String title) {
    return library.books().find(ALL, library.book(title)).orElseThrow();
  }

  private UUID series(String title) {
    BookEntry.SeriesName series = entry(title).series();
    assertThat(series).isNotNull();
    return series == null ? new UUID(0, 0) : series.id();
  }

  private List<String> found(String words) {
    return library
        .books()
        .page(ALL, new Selection.Search(words), Position.start(), 10)
        .items()
        .stream()
        .map(BookEntry::title)
        .toList();
  }

  @Test
  void tagsOfABookSurviveAndAreSearched() throws IOException {
    library.tagEditing().ofBook(EDITOR, library.book("One"), List.of("Harbour", " sea "));
    assertThat(entry("One").tags()).containsExactly("Harbour", "Sea");
    assertThat(found("harbour")).containsExactly("One");
    assertThat(found("storm")).isEmpty();

    write("one.epub", Facts.of("One again", "Ana").in("Saga", "1").tagged("Storm"));
    library.scan();

    assertThat(entry("One again").tags()).containsExactly("Harbour", "Sea");
    assertThat(found("harbour again")).containsExactly("One again");
    assertThat(found("storm")).isEmpty();
  }

  @Test
  void aTagIsRenamedEverywhere() throws IOException {
    TagEditing editing = library.tagEditing();
    int sea = editing.create(EDITOR, List.of("SEA")).get(0).id();

    assertThat(editing.rename(EDITOR, sea, "Ocean").name()).isEqualTo("Ocean");
    assertThat(entry("Two").tags()).containsExactly("Ocean");
    assertThat(found("ocean")).containsExactly("One", "Two");
    assertRefused(Reason.CONFLICT, () -> editing.rename(EDITOR, sea, "storm"));
    assertRefused(Reason.NOT_FOUND, () -> editing.rename(EDITOR, 1_000_000, "x"));

    write("two.epub", Facts.of("Two again", "Ana").tagged("sea"));
    library.scan();
    assertThat(entry("Two again").tags()).containsExactly("Ocean");
  }

  @Test
  void aDeletedTagStaysAway() throws IOException {
    TagEditing editing = library.tagEditing();
    editing.ofSeries(EDITOR, series("One"), List.of("Sea", "Of a series"));

    assertThat(editing.delete(EDITOR, List.of("SEA", "unknown", "of a SERIES")))
        .extracting(Tags.Tag::name)
        .containsExactly("Of a series", "Sea");
    assertThat(entry("One").tags()).containsExactly("Storm");
    assertThat(found("sea")).isEmpty();

    write("one.epub", Facts.of("One again", "Ana").tagged("Sea", "Storm"));
    library.scan();
    assertThat(entry("One again").tags()).containsExactly("Storm");
  }

  @Test
  void whoMayNotEditOrSeeChangesNothing() {
    Caller reader = Callers.reader();
    UUID book = library.book("One");
    UUID saga = series("One");
    TagEditing editing = library.tagEditing();

    assertRefused(Reason.FORBIDDEN, () -> editing.ofBook(reader, book, List.of("x")));
    assertRefused(Reason.FORBIDDEN, () -> editing.create(reader, List.of("x")));
    assertRefused(Reason.FORBIDDEN, () -> editing.rename(reader, 1, "x"));
    assertRefused(Reason.FORBIDDEN, () -> editing.delete(reader, List.of("sea")));
    assertRefused(
        Reason.FORBIDDEN, () -> library.merging().merge(reader, saga, List.of(series("Two"))));
    assertRefused(Reason.FORBIDDEN, () -> library.merging().unmerge(reader, saga));
    assertRefused(Reason.NOT_FOUND, () -> editing.ofBook(EDITOR, saga, List.of("x")));
    assertRefused(Reason.NOT_FOUND, () -> editing.ofSeries(EDITOR, book, List.of("x")));
    assertRefused(Reason.INVALID, () -> editing.create(EDITOR, List.of(" ")));
  }

  @Test
  void mergedSeriesAreOneAlsoForFilesThatComeLater() throws IOException {
    UUID saga = series("One");
    UUID other = series("Two");
    assertThat(found("saga")).containsExactlyInAnyOrder("One", "Two", "Three");
    library.merging().merge(EDITOR, saga, List.of(other));

    assertThat(series("Two")).isEqualTo(saga);
    assertThat(library.seriesAnswers().byId(ALL, List.of(other))).isEmpty();
    assertThat(found("chronicle")).containsExactly("Two");

    write("two.epub", Facts.of("Two again", "Ana").in("Saga Chronicle", "2"));
    write("four.epub", Facts.of("Four", "Ana").in("saga chronicle", "4"));
    library.scan();
    assertThat(series("Two again")).isEqualTo(saga);
    assertThat(series("Four")).isEqualTo(saga);
    assertThat(library.merging().sources(ALL, List.of(saga)).get(saga))
        .extracting(SeriesMerging.Source::name)
        .containsExactly("Saga Chronicle");

    library.merging().unmerge(EDITOR, saga);
    assertThat(series("Two again")).isEqualTo(other);
    assertThat(series("Four")).isEqualTo(other);
    assertThat(series("One")).isEqualTo(saga);
    assertThat(library.merging().sources(ALL, List.of(saga))).isEmpty();
  }

  @Test
  void aMergedSeriesTakesItsOwnSourcesAlong() {
    UUID first = series("One");
    UUID second = series("Two");
    UUID third = series("Three");
    library.merging().merge(EDITOR, second, List.of(third));
    library.merging().merge(EDITOR, first, List.of(second));

    assertThat(List.of(series("One"), series("Two"), series("Three"))).containsOnly(first);
    assertThat(library.merging().sources(ALL, List.of(first)).get(first))
        .extracting(SeriesMerging.Source::folder)
        .containsExactlyInAnyOrder("", "sub");

    library.merging().unmerge(EDITOR, first);
    assertThat(List.of(series("One"), series("Two"), series("Three")))
        .containsExactly(first, second, third);
  }

  @Test
  void aLibraryGoesWithItsMergedSeries() {
    library.merging().merge(EDITOR, series("One"), List.of(series("Two"), series("Three")));

    library
        .database()
        .transactions()
        .run(
            () ->
                library
                    .rows()
                    .change("DELETE FROM library WHERE id = :id", Map.of("id", library.id())));
    assertThat(found("saga")).isEmpty();
  }

  @Test
  void noWordIsAStopWord() throws IOException {
    write("what.epub", Facts.of("What to Do with the Who", "Ana"));
    library.scan();

    assertThat(found("what with the who")).containsExactly("What to Do with the Who");
  }

  @Test
  void refusesMergesThatMakeNoSense() {
    UUID saga = series("One");
    SeriesMerging merging = library.merging();

    assertRefused(Reason.INVALID, () -> merging.merge(EDITOR, saga, List.of()));
    assertRefused(Reason.INVALID, () -> merging.merge(EDITOR, saga, List.of(saga)));
    assertRefused(
        Reason.NOT_FOUND, () -> merging.merge(EDITOR, saga, List.of(library.book("One"))));
    assertRefused(Reason.NOT_FOUND, () -> merging.unmerge(EDITOR, library.id()));
  }

  private static void assertRefused(Reason reason, ThrowingCallable call) {
    assertThatExceptionOfType(Failure.class).isThrownBy(call).returns(reason, Failure::reason);
  }
}
