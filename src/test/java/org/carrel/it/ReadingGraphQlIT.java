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

/** Reads as Stump's clients do. */
final class ReadingGraphQlIT extends GraphQlTest {
  private static final Path FOLDER = Path.of(System.getProperty("carrel.it.folder", "target/it"));

  private static String library = "";

  @BeforeEach
  void fillTheLibrary() throws IOException {
    if (library.isEmpty()) {
      Path folder = FOLDER.resolve("reading-library");
      FileTree.delete(folder);
      Files.createDirectories(folder);
      SampleBooks.cbz(folder.resolve("rd-1.cbz"), 4, Facts.of("One", "Ana").in("Rdsaga", "1"));
      SampleBooks.cbz(folder.resolve("rd-2.cbz"), 5, Facts.of("Two", "Ana").in("Rdsaga", "2"));
      SampleBooks.epub(folder.resolve("rd-3.epub"), Facts.of("Alone", "Paul"));
      library = house.library("Reading", folder);
    }
    token = house.token(house.member("DOWNLOAD_FILE").name());
  }

  private String book(String name) {
    return id(ask("{ media(filter: {name: {eq: \"" + name + "\"}}) { nodes { id } } }"));
  }

  private static String id(String answer) {
    return answer.replaceAll("(?s).*\"id\":\"([^\"]+)\".*", "$1");
  }

  private void turn(String name, int page) {
    ask(
        "mutation { updateMediaProgress(id: \"%s\", input: {paged: {page: %d, elapsedSecondsDelta: 60}}) { id } }"
            .formatted(book(name), page));
  }

  @Test
  void pagesAreTurnedAndRemembered() {
    turn("rd-1", 3);

    assertThat(
            ask(
                """
                { keepReading { nodes { name readProgress { page percentageCompleted elapsedSeconds
                    readthroughNumber startedAt updatedAt locator { href } epubcfi } }
                    pageInfo { ... on OffsetPaginationInfo { totalItems } } }
                  media(filter: {name: {startsWith: "rd-"}, readingStatus: {is: NOT_STARTED}}) {
                    nodes { name readProgress { page } readHistory { dnf } } }
                  me { continueReading { nodes { name } } finishedReadingSessionsCount } }"""))
        .contains(
            "\"page\":3,\"percentageCompleted\":\"0.750000000\",\"elapsedSeconds\":60",
            "\"totalItems\":1",
            "{\"name\":\"rd-2\",\"readProgress\":null,\"readHistory\":[]}")
        .doesNotContain("{\"name\":\"rd-1\",\"readProgress\":null");
    turn("rd-1", 4);
    assertThat(
            ask(
                """
                { onDeck { nodes { name } }
                  series(filter: {name: {eq: "Rdsaga"}, readingStatus: {isAnyOf: [READING]}}) {
                    nodes { isComplete percentageCompleted readCount unreadCount
                      upNext { name } stats { bookCount completedBooks inProgressBooks
                        totalBytes totalReadingTimeSeconds } } }
                  librariesStats { seriesCount completedBooks inProgressBooks }
                  finishedReadingSessionCount activeReadingSessionCount }"""))
        .contains(
            "\"onDeck\":{\"nodes\":[{\"name\":\"rd-2\"}]}",
            "\"isComplete\":false,\"percentageCompleted\":50.0,\"readCount\":1,\"unreadCount\":1",
            "\"upNext\":[{\"name\":\"rd-2\"}]",
            "\"completedBooks\":1,\"inProgressBooks\":0",
            "\"finishedReadingSessionCount\":1");
  }

  @Test
  void aPlaceInFlowingTextComesBackAsItWas() {
    String text =
        ask(
            """
            mutation Read($id: ID!) { updateMediaProgress(id: $id, input: {epub: {
              locator: {readium: {chapterTitle: "One", href: "text/1.xhtml", type: "text/html",
                locations: {fragments: ["a"], progression: 0.25, position: 2}, text: {highlight: "x"}}}
              percentage: 0.4, deviceId: "tablet"}}) {
                id sessionDate status readthroughNumber endPercentage deviceIds mediaId
                endLocator { chapterTitle href type locations { fragments progression position }
                  text { highlight } } } }""",
            Map.of("id", book("rd-3")));
    assertThat(text)
        .contains(
            "\"status\":\"READING\"",
            "\"endPercentage\":\"0.400000000\"",
            "\"href\":\"text/1.xhtml\"",
            "\"progression\":\"0.25\",\"position\":2",
            "\"deviceIds\":[\"tablet\"]");

    String rest = "(id: \"" + book("rd-3") + "\")";
    assertThat(ask("mutation { finishMediaProgress" + rest + " }")).contains("true");
    assertThat(ask("{ mediaById" + rest + " { readHistory { readthroughNumber dnf } } }"))
        .contains("{\"readthroughNumber\":1,\"dnf\":false}");
    assertThat(ask("mutation { clearMediaProgress" + rest + " }")).contains("false");
    assertThat(ask("mutation { deleteMediaReadingHistory" + rest + " }")).contains(":1");
  }

  @Test
  void seriesAreFinishedAndForgotten() {
    String series = id(ask("{ series(filter: {name: {eq: \"Rdsaga\"}}) { nodes { id } } }"));

    assertThat(ask("mutation { finishSeriesProgress(id: \"" + series + "\") }")).contains(":2");
    assertThat(ask("{ seriesById(id: \"" + series + "\") { isComplete upNext { id } } }"))
        .contains("\"isComplete\":true,\"upNext\":[]");
    assertThat(ask("mutation { clearSeriesReadingHistory(id: \"" + series + "\") }"))
        .contains(":2");
  }

  @Test
  void marksAreMadeChangedAndRemoved() {
    String book = book("rd-3");
    String marked =
        ask(
            """
            mutation Mark($id: String!) {
              createBookmark(input: {mediaId: $id, locator: {epubcfi: "epubcfi(/6/4)"},
                previewContent: "words"}) { id epubcfi page locator { href } }
              createAnnotation(input: {mediaId: $id, locator: {href: "a"}, annotationText: "why"}) {
                id annotationText locator { href type chapterTitle } } }""",
            Map.of("id", book));
    assertThat(marked).contains("\"epubcfi\":\"epubcfi(/6/4)\"", "\"annotationText\":\"why\"");
    String note = id(marked);
    assertThat(
            ask(
                "mutation { updateAnnotation(input: {id: \"%s\", annotationText: \"so\"}) { annotationText } deleteBookmarkByEpubcfi(epubcfi: \"epubcfi(/6/4)\") { id } }"
                    .formatted(note)))
        .contains("\"so\"");
    String all =
        "{ bookmarksByMediaId(id: \"%1$s\") { id } annotationsByMediaId(id: \"%1$s\") { id } }"
            .formatted(book);
    assertThat(ask(all)).contains("\"bookmarksByMediaId\":[]", note);
    ask("mutation { deleteAnnotation(id: \"" + note + "\") { id } }");
    assertThat(ask(all)).contains("\"annotationsByMediaId\":[]");
  }

  @Test
  void othersReadingIsForThoseWhoMayKnow() {
    String others = "{ libraries { nodes { stats(allUsers: true) { completedBooks } } } }";

    assertThat(ask(others, Map.of())).contains("FORBIDDEN");
    assertThat(ask("{ topReaders { id } }", Map.of())).contains("FORBIDDEN");
    String beyond =
        "mutation { updateMediaProgress(id: \"%s\", input: {paged: {page: 9}}) { id } }"
            .formatted(book("rd-1"));
    assertThat(ask(beyond, Map.of())).contains("INVALID");
    token = house.ownerToken();
    ask(others);
    assertThat(ask("{ topReaders(take: 3) { username finishedReadingSessionsCount } }"))
        .contains("topReaders");
  }
}
