package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.carrel.format.SampleBooks;
import org.carrel.format.SampleBooks.Facts;
import org.carrel.run.FileTree;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Edits the catalogue as Stump's clients do. */
final class EditingGraphQlIT extends GraphQlTest {
  private static final Path FOLDER = Path.of(System.getProperty("carrel.it.folder", "target/it"));

  private static String library = "";

  @BeforeEach
  void fillTheLibrary() throws IOException {
    if (library.isEmpty()) {
      Path folder = FOLDER.resolve("editing-library");
      FileTree.delete(folder);
      Files.createDirectories(folder);
      SampleBooks.cbz(folder.resolve("ed-1.cbz"), 2, Facts.of("One", "Ana").in("Edsaga", "1"));
      SampleBooks.epub(folder.resolve("ed-2.epub"), Facts.of("Two", "Ana").in("Edsaga", "2"));
      SampleBooks.epub(folder.resolve("ed-3.epub"), Facts.of("Alone", "Paul"));
      library = house.library("Editing", folder);
    }
  }

  private String media(String name) {
    return id(ask("{ media(filter: {name: {eq: \"" + name + "\"}}) { nodes { id } } }"));
  }

  private String saga() {
    return id(ask("{ series(filter: {name: {eq: \"Edsaga\"}}) { nodes { id } } }"));
  }

  private static String id(String answer) {
    return answer.replaceAll("(?s).*\"id\":\"([^\"]+)\".*", "$1");
  }

  @Test
  void aBookIsToldOtherwise() {
    String edited =
        ask(
            """
            mutation Edit($id: ID!) {
              updateMediaMetadata(id: $id, input: {title: "Uno", titleSort: "uno", year: 1984,
                month: 6, genres: ["Epic"], writers: ["Zoe"], number: 1.5, volume: 2, pageCount: 99,
                ageRating: 12, identifierIsbn: "9780306406157", links: ["https://example.org/"],
                summary: "Words", notes: null}) {
                  resolvedName seriesPosition metadata { title titleSort year month day genres writers
                    number volume pageCount ageRating identifierIsbn links summary notes series } }
              setMediaLockedFields(mediaId: $id, lockedFields: [TITLE, COVER]) {
                metadata { lockedFields } } }""",
            Map.of("id", media("ed-1")));

    assertThat(edited)
        .doesNotContain("\"errors\"")
        .contains(
            "\"resolvedName\":\"Uno\"",
            "\"year\":1984,\"month\":6,\"day\":null",
            "\"writers\":[\"Zoe\"],\"number\":\"1.5\",\"volume\":2,\"pageCount\":99",
            "\"series\":\"Edsaga\"",
            "\"lockedFields\":[\"COVER\",\"TITLE\"]");
    assertThat(
            ask(
                "mutation E($id: ID!) { updateMediaMetadata(id: $id, input: {month: 2}) { id } }",
                Map.of("id", media("ed-1"))))
        .contains("\"code\":\"INVALID\"");
  }

  @Test
  void aSeriesIsToldOtherwiseAndReset() {
    String series = saga();
    String edited =
        ask(
            """
            mutation Edit($id: ID!, $library: ID!) {
              updateSeriesMetadata(id: $id, input: {title: "The Saga", year: 1984, genres: ["Epic"],
                collects: [{series: "Else", issues: "1-5"}], comicid: 7}) {
                  resolvedName metadata { title year genres comicid collects { series issues comicid } } }
              setSeriesLockedFields(seriesId: $id, lockedFields: [TITLE]) {
                metadata { lockedFields } }
              setLibrarySeriesLockedFields(libraryId: $library, lockedFields: [SUMMARY])
              setLibraryMediaLockedFields(libraryId: $library, lockedFields: []) }""",
            Map.of("id", series, "library", library));

    assertThat(edited)
        .contains(
            "\"resolvedName\":\"The Saga\"",
            "\"collects\":[{\"series\":\"Else\",\"issues\":\"1-5\",\"comicid\":null}]",
            "\"setLibrarySeriesLockedFields\":1",
            "\"setLibraryMediaLockedFields\":3");
    assertThat(
            ask(
                """
                mutation Reset($id: ID!, $library: ID!) {
                  resetSeriesMetadata(id: $id, impact: EVERYTHING) { resolvedName }
                  resetLibraryMetadata(id: $library, impact: SERIES) { id }
                  scanSeries(id: $id) visitLibrary(id: $library) { name } }""",
                Map.of("id", series, "library", library)))
        .contains("\"resolvedName\":\"Edsaga\"", "\"scanSeries\":true");
    assertThat(ask("{ lastVisitedLibrary { name } }")).contains("\"name\":\"Editing\"");
  }

  @Test
  void aBookIsDeletedAndRestored() {
    String book = media("ed-3");
    Map<String, Object> named = Map.of("id", book, "library", library);

    assertThat(ask("mutation D($id: ID!) { deleteMedia(id: $id) { name } }", named))
        .contains("\"ed-3\"");
    assertThat(ask("{ mediaById(id: \"" + book + "\") { id } }")).contains("\"mediaById\":null");
    assertThat(
            ask(
                "query L($library: ID!) { deletedMedia(libraryId: $library) { nodes { id path type } }"
                    + " libraryMissingEntities(libraryId: $library) { nodes { id } } }",
                named))
        .contains(
            book, "ed-3.epub\",\"type\":\"BOOK\"", "\"libraryMissingEntities\":{\"nodes\":[]}");
    assertThat(ask("mutation R($id: ID!) { restoreMedia(id: $id) { name } }", named))
        .contains("\"ed-3\"");
    assertThat(
            ask(
                "mutation C($library: ID!) { cleanLibrary(id: $library) {"
                    + " deletedMediaCount deletedSeriesCount isEmpty } }",
                named))
        .contains("\"deletedMediaCount\":0,\"deletedSeriesCount\":0,\"isEmpty\":false");
  }

  @Test
  void whatEditorsToldIsWrittenBesideFilesThatAreLeftAlone() throws IOException {
    Path folder = FOLDER.resolve("sidecar-library");
    FileTree.delete(folder);
    Files.createDirectories(folder);
    SampleBooks.pdf(folder.resolve("side-1.pdf"), 1, Facts.of("Paper", "Paul"));
    SampleBooks.epub(folder.resolve("side-2.epub"), Facts.of("Book", "Paul"));
    String sidecars = house.library("Sidecars", folder);
    Map<String, Object> named = Map.of("pdf", media("side-1"), "epub", media("side-2"));

    String written =
        ask(
            """
            mutation W($pdf: ID!, $epub: ID!) {
              a: updateMediaMetadata(id: $pdf, input: {title: "Told otherwise"}) { id }
              b: updateMediaMetadata(id: $epub, input: {title: "So is this"}) { id }
              one: writeMediaMetadataToFile(id: $pdf)
              two: writeMediaMetadataToFile(id: $epub, sidecar: true) }""",
            named);

    assertThat(written).contains("\"one\":true,\"two\":true");
    assertThat(folder.resolve("side-1.opf")).content().contains("Told otherwise");
    assertThat(folder.resolve("side-2.opf")).content().contains("So is this");
    house.scan(sidecars);
    assertThat(ask("query M($pdf: ID!) { mediaById(id: $pdf) { resolvedName } }", named))
        .contains("\"resolvedName\":\"Told otherwise\"");

    token = house.token(house.member("EDIT_METADATA").name());
    assertThat(ask("mutation W($pdf: ID!) { writeMediaMetadataToFile(id: $pdf) }", named))
        .contains("\"code\":\"FORBIDDEN\"");
  }

  @Test
  void readersEditNothing() {
    String book = media("ed-1");
    token = house.token(house.member("DOWNLOAD_FILE").name());

    for (String mutation :
        new String[] {
          "updateMediaMetadata(id: $id, input: {title: \"x\"}) { id }",
          "setMediaLockedFields(mediaId: $id, lockedFields: []) { id }",
          "deleteMedia(id: $id) { id }",
          "restoreMedia(id: $id) { id }"
        }) {
      assertThat(ask("mutation M($id: ID!) { " + mutation + " }", Map.of("id", book)))
          .contains("\"code\":\"FORBIDDEN\"");
    }
  }
}
