package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.it.Household.bearer;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.UUID;
import org.carrel.http.JsonText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code /api/query} as Imagor Studio's clients call it. */
final class StudioQueryIT extends StudioTest {
  private static final String QUERY = "/api/query";

  private Answer ask(String token, String query) {
    return ask(token, query, Map.of());
  }

  private Answer ask(String token, String query, Map<String, ?> variables) {
    return client()
        .postJson(
            QUERY, JsonText.of(Map.of("query", query, "variables", variables)), bearer(token));
  }

  private static void assertData(Answer answer, String data) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    assertThat(answer.text()).isEqualTo("{\"data\":" + data + "}");
  }

  private static void assertError(Answer answer, String message, String code) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    assertThat(answer.text())
        .contains("\"message\":\"" + message + "\"")
        .contains("\"code\":\"" + code + "\"");
  }

  @Test
  void nobodyComesInWithoutAToken() {
    Answer none = client().postJson(QUERY, "{\"query\":\"{me{id}}\"}");
    Answer wrong = client().postJson(QUERY, "{\"query\":\"{me{id}}\"}", bearer("x.y.z"));

    assertRefused(none, 401, "UNAUTHORIZED", "Authorization header is missing or invalid");
    assertRefused(wrong, 401, "UNAUTHORIZED", "Invalid or expired token");
  }

  @Test
  void everybodySeesThemselves() {
    String name = newName();
    String token = register("Ada", name, PASSWORD).member("token");

    Answer me =
        ask(
            token,
            "{ me { displayName username role isActive hasPassword authProviders { provider } } }");

    assertData(
        me,
        "{\"me\":{\"displayName\":\"Ada\",\"username\":\"%s\",\"role\":\"user\",\"isActive\":true,"
                .formatted(name)
            + "\"hasPassword\":true,\"authProviders\":[]}}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ users { totalCount } }",
        "{ user(id: \"x\") { id } }",
        "mutation { createUser(input: {displayName: \"a\", username: \"abc\", password: \"12345678\","
            + " role: \"user\"}) { id } }",
        "mutation { reactivateAccount(userId: \"x\") }",
        "mutation { setSystemRegistry(entry: {key: \"a\", value: \"b\", isEncrypted: false}) { key } }",
        "mutation { deleteSystemRegistry(key: \"a\") }"
      })
  void whatAdministratorsDoNobodyElseDoes(String query) {
    assertError(
        ask(userToken(), query), "insufficient permission: admin access required", "FORBIDDEN");
  }

  @Test
  void anAdministratorMakesAndFindsAccounts() {
    String owner = ownerToken();
    String name = newName();

    Answer made =
        ask(
            owner,
            "mutation($input: CreateUserInput!) { createUser(input: $input) { id username role } }",
            Map.of(
                "input",
                Map.of(
                    "displayName", "Bob", "username", name, "password", PASSWORD, "role", "user")));
    String id = Pages.first(made.text(), "\"id\":\"([^\"]+)\"");

    assertThat(made.text()).contains("\"username\":\"" + name + "\",\"role\":\"user\"");
    assertData(
        ask(
            owner,
            "{ users(limit: 1, search: \"%s\") { totalCount items { id } } }".formatted(name)),
        "{\"users\":{\"totalCount\":1,\"items\":[{\"id\":\"%s\"}]}}".formatted(id));
    assertData(
        ask(owner, "{ user(id: \"%s\") { displayName } }".formatted(id)),
        "{\"user\":{\"displayName\":\"Bob\"}}");
    assertThat(login(name, PASSWORD).status()).isEqualTo(200);
    assertData(
        ask(owner, "{ user(id: \"%s\") { id } }".formatted(UUID.randomUUID())), "{\"user\":null}");
  }

  @ParameterizedTest
  @CsvSource({
    "'', abc, 12345678, user, displayName", "A, '', 12345678, user, username",
    "A, abc, short, user, password", "A, abc, 12345678, guest, role"
  })
  void whatCannotBeChosenIsNamed(
      String displayName, String username, String password, String role, String field) {
    Answer answer =
        ask(
            ownerToken(),
            "mutation($input: CreateUserInput!) { createUser(input: $input) { id } }",
            Map.of(
                "input",
                Map.of(
                    "displayName",
                    displayName,
                    "username",
                    username,
                    "password",
                    password,
                    "role",
                    role)));

    assertThat(answer.text())
        .contains("\"code\":\"INVALID_INPUT\"")
        .contains("\"field\":\"" + field + "\"")
        .contains("\"argumentName\":\"input." + field + "\"");
  }

  @Test
  void everybodyChangesTheirOwnName() {
    String token = userToken();
    String name = newName();

    assertData(
        ask(
            token,
            "mutation { updateProfile(input: {displayName: \"New\", username: \"%s\"}) { displayName username } }"
                .formatted(name)),
        "{\"updateProfile\":{\"displayName\":\"New\",\"username\":\"%s\"}}".formatted(name));
    assertThat(login(name, PASSWORD).status()).isEqualTo(200);
    assertError(
        ask(token, "mutation { updateProfile(input: {username: \"owner\"}) { id } }"),
        "This user name is taken.",
        "ALREADY_EXISTS");
  }

  @Test
  void onesOwnPasswordAsksForTheCurrentOneHoweverOneIsNamed() {
    String name = newName();
    Answer made = register("A", name, PASSWORD);
    String token = made.member("token");
    String id = Pages.first(made.text(), "\"id\":\"([^\"]+)\"");
    String change =
        "mutation($input: ChangePasswordInput!) { changePassword(input: $input, userId: \"%s\") }"
            .formatted(id);

    assertError(
        ask(token, change, Map.of("input", Map.of("newPassword", "another password"))),
        "Current password is required",
        "INVALID_INPUT");
    assertThat(
            ask(
                    token,
                    change,
                    Map.of(
                        "input",
                        Map.of("currentPassword", "wrong one", "newPassword", "another password")))
                .text())
        .contains("INVALID_CREDENTIALS");
    assertThat(login(name, PASSWORD).status()).isEqualTo(200);
    assertData(
        ask(
            token,
            change,
            Map.of(
                "input", Map.of("currentPassword", PASSWORD, "newPassword", "another password"))),
        "{\"changePassword\":true}");
    assertThat(ask(token, "{ me { id } }").status()).isEqualTo(401);
    assertThat(login(name, "another password").status()).isEqualTo(200);
  }

  @Test
  void nobodyReachesAnothersAccountButAnAdministrator() {
    String name = newName();
    String id = Pages.first(register("A", name, PASSWORD).text(), "\"id\":\"([^\"]+)\"");
    String token = userToken();

    for (String change :
        new String[] {
          "deactivateAccount(userId: \"%s\")",
          "changePassword(input: {newPassword: \"another password\"}, userId: \"%s\")",
          "updateProfile(input: {displayName: \"x\"}, userId: \"%s\") { id }",
          "setUserRegistry(entry: {key: \"a\", value: \"b\", isEncrypted: false}, ownerID: \"%s\") { key }"
        }) {
      assertThat(ask(token, "mutation { " + change.formatted(id) + " }").text())
          .contains("\"code\":\"FORBIDDEN\"");
    }
    assertThat(login(name, PASSWORD).status()).isEqualTo(200);
    String owner = ownerToken();
    assertData(
        ask(owner, "mutation { deactivateAccount(userId: \"%s\") }".formatted(id)),
        "{\"deactivateAccount\":true}");
    assertLoginFailed(login(name, PASSWORD));
    assertData(
        ask(owner, "mutation { reactivateAccount(userId: \"%s\") }".formatted(id)),
        "{\"reactivateAccount\":true}");
    assertThat(login(name, PASSWORD).status()).isEqualTo(200);
  }

  @Test
  void oneClosesOnesOwnAccountAndTheTokenIsDead() {
    String token = userToken();

    assertData(ask(token, "mutation { deactivateAccount }"), "{\"deactivateAccount\":true}");

    assertThat(ask(token, "{ me { id } }").status()).isEqualTo(401);
    assertRefused(
        auth("refresh", Map.of("token", token)), 401, "UNAUTHORIZED", "User not found or inactive");
  }

  @Test
  void theOwnerCannotBeClosed() {
    assertError(
        ask(ownerToken(), "mutation { deactivateAccount }"),
        "The owner's account cannot be disabled.",
        "FORBIDDEN");
    assertThat(login(Household.OWNER, Household.PASSWORD).status()).isEqualTo(200);
  }

  @Test
  void everybodyKeepsARegistryOfTheirOwn() {
    String token = userToken();
    String set =
        "mutation { setUserRegistry(entries: [{key: \"ui.a\", value: \"1\", isEncrypted: false},"
            + " {key: \"ui.b\", value: \"secret canary\", isEncrypted: true}]) { key } }";

    assertThat(ask(token, set).status()).isEqualTo(200);

    assertData(
        ask(token, "{ listUserRegistry(prefix: \"ui.\") { key value isEncrypted } }"),
        "{\"listUserRegistry\":[{\"key\":\"ui.a\",\"value\":\"1\",\"isEncrypted\":false},"
            + "{\"key\":\"ui.b\",\"value\":\"\",\"isEncrypted\":true}]}");
    assertData(
        ask(token, "mutation { deleteUserRegistry(key: \"ui.a\") }"),
        "{\"deleteUserRegistry\":true}");
    assertData(
        ask(token, "{ getUserRegistry(keys: [\"ui.a\", \"ui.b\"]) { key } }"),
        "{\"getUserRegistry\":[{\"key\":\"ui.b\"}]}");
    assertData(ask(userToken(), "{ listUserRegistry { key } }"), "{\"listUserRegistry\":[]}");
  }

  @Test
  void guestsComeInWhileTheRegistrySaysSoAndOnlyRead() {
    String owner = ownerToken();
    setGuests(owner, "true");
    Answer came = client().send("POST", "/api/auth/guest", BodyPublishers.noBody());
    String guest = came.member("token");

    assertThat(came.status()).as(came.toString()).isEqualTo(200);
    assertThat(came.text())
        .contains("\"displayName\":\"guest\",\"username\":\"guest\",\"role\":\"guest\"");
    assertThat(ask(guest, "{ me { username role } storageStatus { configured } }").text())
        .contains("\"role\":\"guest\"");
    assertError(
        ask(guest, "mutation { updateProfile(input: {displayName: \"x\"}) { id } }"),
        "cannot update a guest user",
        "FORBIDDEN");
    assertThat(ask(guest, "{ __schema { queryType { name } } }").text())
        .contains("errors")
        .doesNotContain("queryType\":{");
    assertThat(client().get("/opds/v1.2/catalog", bearer(guest)).status()).isEqualTo(200);
    assertRefused(
        auth("refresh", Map.of("token", guest)), 401, "UNAUTHORIZED", "User not found or inactive");
    assertThat(client().postJson("/api/v2/api-keys", "{\"name\":\"x\"}", bearer(guest)).status())
        .isEqualTo(403);

    setGuests(owner, "false");

    assertThat(ask(guest, "{ me { id } }").status()).isEqualTo(401);
    assertThat(client().send("POST", "/api/auth/guest", BodyPublishers.noBody()).status())
        .isEqualTo(403);
  }

  @Test
  void guestsBringNoFilesAndHearSo() {
    String owner = ownerToken();
    setGuests(owner, "true");
    String guest =
        client().send("POST", "/api/auth/guest", BodyPublishers.noBody()).member("token");

    String together =
        RawRequest.send(
            server(),
            bringing(guest, 100)
                + "GET /api/v2/ping HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    assertThat(RawRequest.status(together)).as(together).isEqualTo(403);
    assertThat(together).contains("Guests bring no files.").endsWith("pong");

    String large = RawRequest.send(server(), bringing(guest, 100_000));
    assertThat(RawRequest.status(large)).as(large).isEqualTo(403);
    assertThat(large).containsIgnoringCase("Connection: close");
    setGuests(owner, "false");
  }

  private static String bringing(String token, int bytes) {
    return "POST "
        + QUERY
        + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
        + token
        + "\r\nContent-Type: multipart/form-data; boundary=edge\r\nContent-Length: "
        + bytes
        + "\r\n\r\n"
        + "x".repeat(bytes);
  }

  private void setGuests(String owner, String allowed) {
    Answer set =
        ask(
            owner,
            "mutation { setSystemRegistry(entry: {key: \"config.allow_guest_mode\", value: \"%s\","
                    .formatted(allowed)
                + " isEncrypted: false}) { key value isOverriddenByConfig } }");
    assertData(
        set,
        "{\"setSystemRegistry\":[{\"key\":\"config.allow_guest_mode\",\"value\":\"%s\",\"isOverriddenByConfig\":false}]}"
            .formatted(allowed));
  }

  @Test
  void aDocumentThatIsNoneIsSaidAsStudioDoes() {
    String token = userToken();

    Answer unparsable = ask(token, "{ me");
    Answer unknown = ask(token, "{ nothing }");

    assertThat(unparsable.status()).isEqualTo(422);
    assertThat(unparsable.text()).contains("GRAPHQL_PARSE_FAILED").doesNotContain("\"data\"");
    assertThat(unknown.status()).isEqualTo(422);
    assertThat(unknown.text()).contains("GRAPHQL_VALIDATION_FAILED");
    assertThat(
            client()
                .postJson(
                    QUERY,
                    "{\"query\":\"{ nothing }\"}",
                    "Authorization",
                    "Bearer " + token,
                    "Accept",
                    "application/graphql-response+json")
                .status())
        .isEqualTo(400);
  }

  @Test
  void aGetReadsAndNeverWrites() {
    String token = userToken();

    Answer read = client().get(QUERY + "?query=%7Bme%7Brole%7D%7D", bearer(token));
    Answer write = client().get(QUERY + "?query=mutation%7BdeactivateAccount%7D", bearer(token));

    assertData(read, "{\"me\":{\"role\":\"user\"}}");
    assertThat(write.status()).isEqualTo(405);
    assertThat(write.header("Allow")).isEqualTo("POST");
    assertThat(ask(token, "{ me { id } }").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"deep", "wide", "cycle", "long", "batch", "directives"})
  void aDocumentThatIsTooMuchIsRefusedAtOnce(String kind) {
    String token = userToken();
    ask(token, "{ me { id } }");
    String body =
        switch (kind) {
          case "deep" ->
              query(
                  "{ __type(name: \"User\") "
                      + "{ ofType ".repeat(50)
                      + "{ name }"
                      + " }".repeat(51));
          case "wide" -> query("{ " + aliases() + " }");
          case "cycle" ->
              query("{ me { ...a } } fragment a on User { ...b } fragment b on User { ...a }");
          case "long" -> query("{ me { id } } #" + "x".repeat(1_000_000));
          case "directives" -> query("{ me { id " + "@include(if: true) ".repeat(2_000) + "} }");
          default -> "[" + "{\"query\":\"{me{id}}\"},".repeat(999) + "{\"query\":\"{me{id}}\"}]";
        };

    long begun = System.nanoTime();
    Answer answer = client().postJson(QUERY, body, bearer(token));
    long millis = (System.nanoTime() - begun) / 1_000_000;

    assertThat(answer.status()).as(answer.text()).isBetween(400, 422);
    assertThat(answer.text()).doesNotContain("\"data\"");
    assertThat(millis).isLessThan(1_000);
  }

  private static String query(String text) {
    return JsonText.of(Map.of("query", text));
  }

  private static String aliases() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 1_000; i++) {
      text.append("a").append(i).append(": me { id } ");
    }
    return text.toString();
  }
}
