package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.carrel.http.JsonText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An administrator who looks at the server as somebody else does, and changes nothing. */
final class PreviewIT extends CollectingTest {
  private static final String BEGIN =
      "mutation ($id: ID!) { beginPreview(userId: $id) { administrator username endsAt } }";
  private static final String WHO = "{ me { username } preview { administrator username } }";
  private static final String NOT_HERE = "This is a preview of another account.";

  private Household.Member member;
  private Client admin;

  @BeforeEach
  void lookOn() {
    member =
        house.member(
            "DOWNLOAD_FILE", "ACCESS_API_KEYS", "CHANGE_PASSWORD", "UPLOAD_FILE", "READ_USERS");
    admin = house.browser(Household.OWNER);
    assertThat(asked(admin, BEGIN, Map.of("id", member.id())))
        .contains("\"administrator\":\"" + Household.OWNER + "\"", member.name());
  }

  private String origin() {
    return server().toString().replaceAll("/$", "");
  }

  private String asked(Client browser, String document, Map<String, ?> variables) {
    String body = JsonText.of(Map.of("query", document, "variables", variables));
    return browser.postJson("/api/graphql", body, "Origin", origin()).text();
  }

  private String asked(String document) {
    return asked(admin, document, Map.of());
  }

  @Test
  void theConsoleAndTheFeedsAreTheOthersUntilTheEnd() {
    hide(member.id(), "grimDARK");
    String feed = "/opds/v1.2/libraries/" + library;

    assertThat(asked(WHO))
        .contains("\"me\":{\"username\":\"" + member.name() + "\"}", "\"preview\":{\"admin");
    String left = Pages.first(asked("{ preview { secondsLeft } }"), "\"secondsLeft\":(\\d+)");
    assertThat(Integer.parseInt(left)).isBetween(1_000, 1_200);
    assertThat(asked("{ media(filter: {name: {startsWith: \"co-\"}}) { nodes { name } } }"))
        .contains("co-1")
        .doesNotContain("co-3");
    assertThat(admin.get(feed).text()).contains("Cosaga 1").doesNotContain("Cogrim");
    assertThat(admin.get("/api/v2/auth/me").json()).containsEntry("username", member.name());
    assertThat(admin.get("/api/v2/media/" + book("co-3") + "/thumbnail").status()).isEqualTo(404);
    assertThat(admin.get("/").status()).isEqualTo(200);

    assertThat(asked("mutation { endPreview }")).contains("true");
    assertThat(asked(WHO)).contains(Household.OWNER, "\"preview\":null");
    assertThat(asked("mutation { endPreview }")).contains("false");
    assertThat(admin.get(feed).text()).contains("Cogrim");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mutation { createApiKey(input: {name: \"x\", permissions: {inherit: INHERIT}}) { secret } }",
        "mutation { updateMediaProgress(id: \"%s\", input: {paged: {page: 1}}) { __typename } }",
        "mutation { deleteOtherViewerSessions }",
        "mutation { deleteViewer(password: \"x\") }",
        "mutation { createReadingList(input: {id: \"\", name: \"x\", mediaIds: []}) { id } }",
        "mutation { createViewerOauthClient(input: {name: \"x\"}) { secret } }",
        "mutation { deleteLoginActivity }",
        "mutation { beginPreview(userId: \"%s\") { endsAt } }",
        "mutation { endPreview createReadingList(input: {id: \"\", name: \"x\", mediaIds: []}) { id } }"
      })
  void noMutationIsCarriedOut(String document) {
    String answer = asked(document.replace("%s", member.id()));

    if (!answer.contains("VALIDATION")) {
      assertThat(answer).contains(NOT_HERE, "\"FORBIDDEN\"");
    } else {
      throw new AssertionError(answer);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /api/v2/api-keys",
    "DELETE, /api/v2/api-keys/1",
    "POST, /api/v2/auth/password",
    "POST, /api/v2/users",
    "DELETE, /api/v2/auth/sessions",
    "POST, /api/v2/libraries",
    "PUT, /opds/v2.0/books/%s/progression",
    "POST, /"
  })
  void noUnsafeMethodIsCarriedOut(String method, String path) {
    Answer answer =
        admin.send(
            method, path.replace("%s", book("co-1")), "{}", "application/json", "Origin", origin());

    assertThat(answer.status()).as(answer.toString()).isEqualTo(403);
    assertThat(answer.text()).contains("preview");
    assertThat(asked(WHO)).contains(member.name());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/auth/me", "/api/query", "/user", "/z", "/oauth2/userinfo"})
  void whatIsNotMeantForItOpensNothing(String path) {
    Answer answer = admin.get(path);

    assertThat(answer.status()).as(answer.toString()).isNotEqualTo(200);
    assertThat(answer.text()).doesNotContain(member.name(), Household.OWNER);
  }

  @Test
  void nothingOfTheOthersCredentialsIsShown() {
    String key = house.apiKey(house.token(member.name()));

    for (String document :
        List.of(
            "{ apiKeys { name shortToken } }",
            "{ viewerSessions { id ipAddress } }",
            "{ connectedApps { clientId } }",
            "{ viewerOauthClients { id } }")) {
      assertThat(asked(document)).as(document).contains("\"FORBIDDEN\"");
    }
    for (String path : List.of("/api/v2/api-keys", "/api/v2/auth/sessions")) {
      Answer answer = admin.get(path);
      assertThat(answer.status()).as(path).isEqualTo(403);
      assertThat(answer.text()).doesNotContain(key.substring(0, 12));
    }
  }

  @Test
  void nobodyConsentsInTheOthersName() {
    String waiting = WaitingRequests.request(WaitingRequests.client());
    String authorize =
        "/oauth2/authorize?response_type=code&client_id=x&redirect_uri=https://app.example/cb";

    for (String path :
        List.of("/consent?authorization=" + waiting, "/sign-in", "/device", authorize)) {
      assertThat(admin.get(path).text()).as(path).doesNotContain(member.name());
    }
    Answer consent = admin.get("/consent?authorization=" + waiting);
    assertThat(consent.status()).isEqualTo(303);
    assertThat(consent.header("Location")).startsWith("/sign-in?authorization=");
    Answer allowed =
        admin.postForm("/consent?authorization=" + waiting, "answer=allow", "Origin", origin());
    assertThat(allowed.header("Location")).startsWith("/sign-in?authorization=");
  }

  @Test
  void signingOutEndsTheSession() {
    admin.postForm("/sign-out", "", "Origin", origin());

    assertThat(admin.get("/api/v2/auth/me").status()).isEqualTo(401);
  }

  @Test
  void noSocketOutlivesIt() {
    Client browser = house.visitor();
    Answer in =
        browser.postJson(
            "/api/v2/auth/login", Household.credentials(Household.OWNER, Household.PASSWORD));
    String cookie = in.header("Set-Cookie").replaceAll(";.*", "");
    asked(browser, BEGIN, Map.of("id", member.id()));
    GraphQlSocket socket =
        GraphQlSocket.ready(server(), "graphql-transport-ws", "Cookie", cookie, "Origin", origin());
    socket.ask("subscribe", "1", WHO);
    assertThat(socket.await("\"me\"")).contains(member.name());
    socket.ask("subscribe", "2", "mutation { deleteOtherViewerSessions }");
    assertThat(socket.await("preview")).contains(NOT_HERE);

    asked(browser, "mutation { endPreview }", Map.of());

    assertThat(socket.awaitClose(10)).isEqualTo(4403);
  }

  @Test
  void itDiesAtOnceWithEitherAccount() {
    house.change(member.id(), Map.of("isActive", false));
    assertThat(asked(WHO)).contains("\"preview\":null").doesNotContain(member.name());
    house.change(member.id(), Map.of("isActive", true));
    assertThat(asked(WHO)).contains("\"preview\":null");

    Household.Member other = house.member();
    Household.Member second = house.member();
    house.change(second.id(), Map.of("role", "admin"));
    Client theirs = house.browser(second.name());
    assertThat(asked(theirs, BEGIN, Map.of("id", other.id()))).contains(other.name());
    house.change(second.id(), Map.of("isActive", false));
    assertThat(theirs.get("/api/v2/auth/me").status()).isEqualTo(401);
  }

  @Test
  void anAdministratorLooksAtNobodyAboveThem() {
    Household.Member second = house.member();
    house.change(second.id(), Map.of("role", "admin"));
    Client theirs = house.browser(second.name());
    String ownerId = Pages.first(told(owner, "{ me { id } }"), "\"id\":\"([^\"]+)\"");

    assertThat(asked(theirs, BEGIN, Map.of("id", ownerId))).contains("\"FORBIDDEN\"");
    assertThat(asked(theirs, BEGIN, Map.of("id", second.id()))).contains("\"FORBIDDEN\"");
    assertThat(ask(house.token(second.name()), BEGIN, Map.of("id", member.id())))
        .contains("\"FORBIDDEN\"");
  }

  @Test
  void whatIsHiddenFromTheAdministratorIsHiddenHereToo() {
    Household.Member second = house.member();
    house.change(second.id(), Map.of("role", "admin"));
    told(
        owner,
        "mutation { updateLibraryExcludedUsers(id: \"%s\", userIds: [\"%s\"]) { id } }"
            .formatted(library, second.id()));
    try {
      Client theirs = house.browser(second.name());
      asked(theirs, BEGIN, Map.of("id", member.id()));

      assertThat(asked(theirs, WHO, Map.of())).contains(member.name());
      assertThat(asked(theirs, "{ libraryById(id: \"" + library + "\") { name } }", Map.of()))
          .contains("\"libraryById\":null");
      assertThat(theirs.get("/opds/v1.2/libraries/" + library).status()).isEqualTo(404);
      assertThat(asked("{ libraryById(id: \"" + library + "\") { name } }")).contains("Collecting");
    } finally {
      told(
          owner,
          "mutation { updateLibraryExcludedUsers(id: \"%s\", userIds: []) { id } }"
              .formatted(library));
    }
  }

  @Test
  void beginAndEndAreInTheLogWithBothNames() {
    asked("mutation { endPreview }");

    for (String event : List.of("PREVIEW_BEGAN", "PREVIEW_ENDED")) {
      assertThat(
              told(
                  owner,
                  """
                  { auditLog(filter: {accountId: "%s", events: [%s]}) {
                      nodes { username byUsername } } }"""
                      .formatted(member.id(), event)))
          .contains("{\"username\":\"" + member.name() + "\",\"byUsername\":\"" + Household.OWNER);
    }
  }
}
