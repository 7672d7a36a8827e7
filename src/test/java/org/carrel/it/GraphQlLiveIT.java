package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.carrel.format.SampleBooks;
import org.carrel.format.SampleBooks.Facts;
import org.carrel.http.JsonText;
import org.carrel.run.FileTree;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Watches the server over WebSockets and events, and rules its jobs, as Stump's clients do. */
final class GraphQlLiveIT extends ServerTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("carrel.it.folder", "target/it")).resolve("live-library");
  private static final String NEW = "graphql-transport-ws";
  private static final String OLD = "graphql-ws";
  private static final String EVENTS =
      "subscription { readEvents { __typename ... on JobUpdate { id status message completedTasks }"
          + " ... on CreatedMedia { id seriesId libraryId }"
          + " ... on JobOutput { id output { ... on LibraryScanOutput { createdMedia } } } } }";

  private static String library = "";

  private Household house;
  private String token;

  @BeforeEach
  void fillTheLibrary() throws IOException {
    house = new Household(server());
    token = house.ownerToken();
    if (library.isEmpty()) {
      FileTree.delete(FOLDER);
      Files.createDirectories(FOLDER);
      SampleBooks.epub(FOLDER.resolve("lv-1.epub"), Facts.of("First", "Ana").in("Lvsaga", "1"));
      library = house.library("Live", FOLDER);
    }
  }

  private String ask(String document) {
    return ask(document, token);
  }

  private String ask(String document, String by) {
    Answer answer =
        client()
            .postJson("/api/graphql", JsonText.of(Map.of("query", document)), Household.bearer(by));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.text();
  }

  private void addAndScan(String name) throws IOException {
    SampleBooks.epub(FOLDER.resolve(name + ".epub"), Facts.of(name, "Ana").in("Lvsaga", "2"));
    house.scan(library);
  }

  @Test
  void tellsWhatHappensInBothWords() throws IOException {
    GraphQlSocket now = GraphQlSocket.ready(server(), NEW, Household.bearer(token));
    GraphQlSocket before = GraphQlSocket.ready(server(), OLD, Household.bearer(token));
    now.ask("subscribe", "1", EVENTS);
    before.ask("start", "1", EVENTS);
    now.ask("subscribe", "2", "{ me { username } }");
    assertThat(now.await("\"id\":\"2\"")).contains("\"type\":\"next\"", "owner");
    now.await("\"type\":\"complete\"");

    addAndScan("lv-2");

    assertThat(now.await("CreatedMedia")).contains("\"type\":\"next\"", library);
    assertThat(now.await("JobOutput")).contains("\"createdMedia\":1");
    assertThat(before.await("CreatedMedia")).contains("\"type\":\"data\"", library);
    before.say(Map.of("type", "stop", "id", "1"));
    before.await("\"type\":\"complete\"");
    now.close();
    before.close();
  }

  @Test
  void refusesWhatIsNotSpokenSo() {
    GraphQlSocket early = GraphQlSocket.open(server(), NEW, Household.bearer(token));
    early.ask("subscribe", "1", EVENTS);
    assertThat(early.awaitClose(5)).isEqualTo(4401);

    GraphQlSocket twice = GraphQlSocket.ready(server(), NEW, Household.bearer(token));
    twice.ask("subscribe", "1", EVENTS);
    twice.ask("subscribe", "1", EVENTS);
    assertThat(twice.awaitClose(5)).isEqualTo(4409);

    GraphQlSocket odd = GraphQlSocket.ready(server(), NEW, Household.bearer(token));
    odd.ask("subscribe", "1", "subscription { nothing }");
    assertThat(odd.await("\"error\"")).contains("GRAPHQL_VALIDATION_FAILED");
    odd.say(Map.of("type", "nonsense"));
    assertThat(odd.awaitClose(5)).isEqualTo(4400);

    GraphQlSocket silent = GraphQlSocket.open(server(), NEW, Household.bearer(token));
    assertThat(silent.awaitClose(15)).isEqualTo(4408);

    GraphQlSocket large = GraphQlSocket.ready(server(), NEW, Household.bearer(token));
    large.ask("subscribe", "1", "{ me { id } }" + " ".repeat(200_000));
    assertThat(large.awaitClose(5)).isEqualTo(1009);
  }

  @Test
  void opensForNobodyAndForNoOtherSite() {
    assertThatThrownBy(() -> GraphQlSocket.open(server(), NEW));
    Client browser = house.browser(Household.OWNER);
    String cookie = browser.cookies().get(0).getName() + "=" + browser.cookies().get(0).getValue();
    assertThatThrownBy(
        () ->
            GraphQlSocket.open(
                server(), NEW, "Cookie", cookie, "Origin", "https://elsewhere.example"));
    String own = "http://" + server().getAuthority();
    GraphQlSocket.ready(server(), OLD, "Cookie", cookie, "Origin", own).close();
  }

  @Test
  void endsWithItsCallersRight() throws IOException {
    Household.Member member = house.member("DOWNLOAD_FILE");
    String theirs = house.token(member.name());
    GraphQlSocket socket = GraphQlSocket.ready(server(), NEW, Household.bearer(theirs));
    socket.ask("subscribe", "1", EVENTS);
    HttpResponse<Stream<String>> events = events(EVENTS, theirs);
    addAndScan("lv-3");
    assertThat(socket.await("CreatedMedia")).doesNotContain("Job");

    house.change(member.id(), Map.of("isLocked", true));

    assertThat(socket.awaitClose(5)).isEqualTo(4403);
    assertThat(events.body().toList())
        .contains("event: complete")
        .anyMatch(line -> line.startsWith("data: ") && line.contains("CreatedMedia"))
        .noneMatch(line -> line.contains("Job"));
  }

  private HttpResponse<Stream<String>> events(String document, String by) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(server().resolve("/api/graphql"))
            .header("Content-Type", "application/json")
            .header("Accept", "text/event-stream")
            .headers(Household.bearer(by))
            .POST(BodyPublishers.ofString(JsonText.of(Map.of("query", document))))
            .build();
    try {
      return HttpClient.newHttpClient().send(request, BodyHandlers.ofLines());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Test
  void answersQuestionsInEventsToo() throws IOException {
    HttpResponse<Stream<String>> one = events("{ me { username } }", token);
    assertThat(one.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
    assertThat(one.body().toList()).contains("event: next", "event: complete");
    assertThat(events("{ nothing }", token).statusCode()).isEqualTo(400);
  }

  @Test
  void oneAccountHasOnlySoManyStreams() {
    Household.Member member = house.member();
    String theirs = house.token(member.name());
    List<GraphQlSocket> open = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      open.add(GraphQlSocket.ready(server(), NEW, Household.bearer(theirs)));
    }
    assertThatThrownBy(() -> GraphQlSocket.open(server(), NEW, Household.bearer(theirs)));
    open.forEach(GraphQlSocket::close);
  }

  @Test
  void jobsAreScans() {
    house.scan(library);
    String jobs =
        ask(
            """
            { jobs { nodes { id name description status msElapsed createdAt completedAt saveState
                logCount logs { id level message jobId context timestamp }
                outputData { __typename ... on LibraryScanOutput { totalFiles totalDirectories
                  skippedFiles ignoredFiles createdMedia updatedMedia createdSeries } } }
              pageInfo { ... on OffsetPaginationInfo { totalItems } } } }""");
    assertThat(jobs)
        .contains("\"status\":\"COMPLETED\"", "\"LibraryScanOutput\"", "\"The scan is done.\"");
    String id = jobs.replaceAll("(?s).*?\"id\":\"([0-9a-f-]{36})\".*", "$1");

    assertThat(ask("{ jobById(id: \"" + id + "\") { id status } }")).contains(id);
    assertThat(ask("mutation { cancelJob(id: \"" + id + "\") }")).contains("false");
    assertThat(ask("mutation { deleteJobLogs(id: \"" + id + "\") { affectedRows } }"))
        .contains("\"affectedRows\":");
    assertThat(ask("mutation { deleteJob(id: \"" + id + "\") }")).contains("true");
    assertThat(ask("{ jobById(id: \"" + id + "\") { id } }")).contains("\"jobById\":null");
    assertThat(ask("mutation { deleteJob(id: \"../x\") }")).contains("NOT_FOUND");
    assertThat(ask("mutation { deleteJobHistory { affectedRows } }")).doesNotContain("errors");
  }

  @Test
  void schedulesScans() {
    String made =
        ask(
            """
            mutation { createScheduledJob(input: {name: "Nightly", schedule: "0 3 * * *",
                config: {libraryScan: {libraryIds: ["%s"]}}}) {
              id name kind schedule config enabled createdAt lastRunAt nextRunAt } }"""
                .formatted(library));
    assertThat(made)
        .contains("\"LIBRARY_SCAN\"", library, "\"enabled\":true")
        .containsPattern("\"nextRunAt\":\"\\d{4}-\\d\\d-\\d\\dT03:00:00");
    String id = made.replaceAll("(?s).*\"id\":(\\d+).*", "$1");

    assertThat(
            ask(
                "mutation { updateScheduledJob(id: "
                    + id
                    + ", input: {enabled: false, schedule: \"@daily\"})"
                    + " { schedule enabled config nextRunAt } }"))
        .contains("\"@daily\"", "\"enabled\":false", library, "\"nextRunAt\":null");
    assertThat(ask("{ scheduledJobs { id name } }")).contains("Nightly");
    assertThat(
            ask(
                "mutation { updateScheduledJob(id: "
                    + id
                    + ", input: {schedule: \"every day\"}) { id } }"))
        .contains("INVALID");
    assertThat(ask("mutation { deleteScheduledJob(id: " + id + ") }")).contains("true");
    assertThat(ask("mutation { deleteScheduledJob(id: 99999999999) }")).contains("INVALID");
  }

  @Test
  void showsWhatWasLogged() throws IOException {
    Files.writeString(FOLDER.resolve("lv-broken.epub"), "no book");
    HttpResponse<Stream<String>> tail = events("subscription { tailLogFile }", token);
    assertThat(tail.statusCode()).isEqualTo(200);
    tail.body().close();
    house.scan(library);
    Files.delete(FOLDER.resolve("lv-broken.epub"));

    assertThat(
            ask(
                """
                { logs(filter: {level: {eq: "WARN"}}, orderBy: [{field: ID, direction: DESC}]) {
                    nodes { id level message timestamp jobId context }
                    pageInfo { __typename } }
                  none: logs(filter: {_and: [{level: {eq: "ERROR"}}, {jobId: {eq: "x"}}]}) {
                    nodes { id } } }"""))
        .contains("lv-broken.epub", "\"none\":{\"nodes\":[]}");
    assertThat(ask("mutation { deleteLogs(filter: {jobId: {eq: \"x\"}}) { deleted } }"))
        .contains("\"deleted\":0");
  }

  @Test
  void everyJobAndLogNeedsItsPermission() {
    String none = house.token(house.member().name());
    for (String field :
        List.of(
            "{ jobs { nodes { id } } }",
            "{ jobById(id: \"x\") { id } }",
            "{ scheduledJobs { id } }",
            "{ logs { nodes { id } } }",
            "{ logfileInfo { size } }",
            "mutation { cancelJob(id: \"x\") }",
            "mutation { deleteJob(id: \"x\") }",
            "mutation { deleteJobHistory { affectedRows } }",
            "mutation { deleteJobLogs(id: \"x\") { affectedRows } }",
            "mutation { deleteLogs { deleted } }",
            "mutation { deleteLogFile }",
            "mutation { deleteScheduledJob(id: 1) }")) {
      assertThat(ask(field, none)).as(field).contains("FORBIDDEN");
    }
    String reader = house.token(house.member("READ_JOBS").name());
    assertThat(ask("{ jobs { nodes { id } } }", reader)).doesNotContain("errors");
    assertThat(ask("mutation { deleteJobHistory { affectedRows } }", reader)).contains("FORBIDDEN");
  }

  @Test
  void showsThePlaygroundToBrowsersThatAreSignedIn() {
    Answer early = client().get("/api/graphql", "Accept", "text/html");
    assertThat(early.status()).isEqualTo(303);
    assertThat(early.header("Location")).isEqualTo("/sign-in?next=%2Fapi%2Fgraphql");

    Answer page = house.browser(Household.OWNER).get("/api/graphql", "Accept", "text/html");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Security-Policy"))
        .contains("script-src 'self'")
        .doesNotContain("unsafe");
    assertThat(page.text()).doesNotContainPattern("<script(?![^>]*src=)").doesNotContain("http");
    Pages.matches(page.text(), "(?:src|href)=\"\\.\\./([^\"]+)\"")
        .forEach(file -> assertThat(client().get("/" + file).status()).as(file).isEqualTo(200));
  }
}
