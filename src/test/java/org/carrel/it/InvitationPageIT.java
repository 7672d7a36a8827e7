package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.it.Household.PASSWORD;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.carrel.format.SampleBooks;
import org.carrel.format.SampleBooks.Facts;
import org.carrel.http.JsonText;
import org.carrel.run.FileTree;
import org.carrel.testing.Together;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Links that let somebody in: to a new account, or back to their own. */
final class InvitationPageIT extends PageTest {
  private static final String INVITE =
      "mutation ($input: CreateInvitationInput!) { createInvitation(input: $input) {"
          + " url invitation { id state note } } }";
  private static final String LINK =
      "mutation ($id: ID!) { createPasswordLink(userId: $id) { url expiresAt } }";

  private final String name = "i-" + UUID.randomUUID().toString().substring(0, 18);

  private String asked(String token, String document, Map<String, ?> variables) {
    String body = JsonText.of(Map.of("query", document, "variables", variables));
    return client().postJson("/api/graphql", body, Household.bearer(token)).text();
  }

  private String invite(Map<String, ?> input) {
    String answer = asked(household().ownerToken(), INVITE, Map.of("input", input));
    return path(answer);
  }

  /** Of the link, which names the server as the asker reached it. */
  private String path(String answer) {
    String url = Pages.first(answer, "\"url\":\"([^\"]+)\"");
    assertThat(url).startsWith(origin() + "/");
    return url.substring(origin().length());
  }

  private Answer accept(Client browser, String path, String username, String password) {
    return post(browser, path, "username=" + encoded(username) + "&password=" + encoded(password));
  }

  @Test
  void theLinkAsksForANameAndAPasswordAndTellsNobodyOfItself() {
    Answer page = client().get(invite(Map.of("permissions", List.of())));

    assertPage(page, 200);
    assertThat(page.text())
        .contains(
            "<h1>You are invited</h1>",
            "autocomplete=\"username\"",
            "autocomplete=\"new-password\"",
            "<meta name=\"referrer\" content=\"strict-origin\">")
        .doesNotContain("role=\"alert\"");
    assertThat(page.header("Set-Cookie")).isEmpty();
    Answer german = client().get(invite(Map.of("permissions", List.of())), "Accept-Language", "de");
    assertThat(german.text()).contains("Sie sind eingeladen", "Wählen Sie");
  }

  @Test
  void whoComesIsSignedInAndTheLinkIsOver() {
    String path = invite(Map.of("permissions", List.of("DOWNLOAD_FILE"), "note", "Ona"));
    Client browser = client();

    assertThat(location(accept(browser, path, name, PASSWORD))).isEqualTo("/");

    assertThat(browser.get(ME).json()).containsEntry("username", name);
    assertThat(browser.get(ME).text()).contains("DOWNLOAD_FILE");
    Answer again = client().get(path);
    assertPage(again, 410);
    assertThat(again.text()).contains("This invitation does not hold").doesNotContain(name);
    assertPage(accept(client(), path, name + "2", PASSWORD), 410);
    assertThat(
            asked(
                household().ownerToken(),
                "{ invitations { note state user { username } invitedBy { username } } }",
                Map.of()))
        .contains("\"state\":\"USED\",\"user\":{\"username\":\"" + name + "\"}");
  }

  @Test
  void ofTwoFormsSentAtOnceOneMakesAnAccount() throws Exception {
    String path = invite(Map.of("permissions", List.of()));
    List<Integer> results =
        Together.call(
            6,
            () ->
                accept(
                        client(),
                        path,
                        name + UUID.randomUUID().toString().substring(0, 8),
                        PASSWORD)
                    .status());

    assertThat(results).filteredOn(status -> status == 303).hasSize(1);
    assertThat(results).filteredOn(status -> status != 303).containsOnly(410);
  }

  @Test
  void whatCannotBeIsSaidOnThePageAndLeavesTheLinkOpen() {
    String path = invite(Map.of("permissions", List.of()));
    String taken = household().member().name();

    Answer conflict = accept(client(), path, taken, PASSWORD);
    assertPage(conflict, 409);
    assertThat(conflict.text()).contains("role=\"alert\">This user name is taken.", taken);
    Answer weak = accept(client(), path, name, "short");
    assertPage(weak, 400);
    assertThat(weak.text()).contains("at least 8 characters", name).doesNotContain("short");
    assertPage(accept(client(), path, "two words", PASSWORD), 400);
    assertPage(post(client(), path, ""), 400);
    assertThat(accept(client(), path, "\"><script>alert(1)</script>", "short").text())
        .doesNotContain("<script>alert");
    assertThat(accept(client(), path, name, PASSWORD).status()).isEqualTo(303);
  }

  @Test
  void itWorksWhileRegistrationIsClosed() {
    String set =
        "mutation ($value: String!) { updateServerSetting(key: \"carrel.registration\","
            + " value: $value) { key } }";
    String owner = household().ownerToken();
    try {
      asked(owner, set, Map.of("value", "closed"));
      assertThat(client().postForm("/user", "user=" + name + "&pass=" + encoded(PASSWORD)).status())
          .isEqualTo(403);
      String path = invite(Map.of("permissions", List.of()));
      assertThat(accept(client(), path, name, PASSWORD).status()).isEqualTo(303);
    } finally {
      asked(owner, set, Map.of("value", ""));
    }
  }

  @Test
  void aLibraryThatIsHiddenStaysHidden() throws Exception {
    Path folder = Path.of(System.getProperty("carrel.it.folder", "target/it"), "invited-library");
    FileTree.delete(folder);
    Files.createDirectories(folder);
    SampleBooks.epub(folder.resolve("iv-1.epub"), Facts.of("Invited", "Ina"));
    String library = household().library("Invited", folder);
    Client seeing = client();
    Client blind = client();

    accept(seeing, invite(Map.of("permissions", List.of())), name, PASSWORD);
    accept(
        blind,
        invite(Map.of("permissions", List.of(), "hiddenLibraryIds", List.of(library))),
        name + "b",
        PASSWORD);

    String feed = "/opds/v1.2/libraries/" + library;
    assertThat(seeing.get(feed).status()).isEqualTo(200);
    assertThat(blind.get(feed).status()).isEqualTo(404);

    Household.Member host = household().member("MANAGE_USERS");
    asked(
        household().ownerToken(),
        "mutation ($id: ID!, $users: [String!]!) {"
            + " updateLibraryExcludedUsers(id: $id, userIds: $users) { id } }",
        Map.of("id", library, "users", List.of(host.id())));
    Client guest = client();
    Map<String, ?> plain = Map.of("input", Map.of("permissions", List.of()));
    accept(guest, path(asked(household().token(host.name()), INVITE, plain)), name + "c", PASSWORD);
    assertThat(guest.get(ME).json()).containsEntry("username", name + "c");
    assertThat(guest.get(feed).status()).isEqualTo(404);
  }

  @Test
  void onlyWhoManagesUsersInvitesAndNobodyBeyondTheirOwnRights() {
    Household house = household();
    String reader = house.token(house.member("READ_USERS").name());
    String manager = house.token(house.member("MANAGE_USERS").name());
    Map<String, ?> plain = Map.of("input", Map.of("permissions", List.of()));

    assertThat(asked(reader, INVITE, plain)).contains("\"FORBIDDEN\"");
    assertThat(asked(reader, "{ invitations { id } }", Map.of())).contains("\"FORBIDDEN\"");
    assertThat(asked(manager, INVITE, plain)).contains("\"PENDING\"");
    assertThat(
            asked(
                manager, INVITE, Map.of("input", Map.of("permissions", List.of("MANAGE_SERVER")))))
        .contains("\"FORBIDDEN\"");
    assertThat(
            asked(
                manager,
                INVITE,
                Map.of("input", Map.of("permissions", List.of(), "isAdministrator", true))))
        .contains("\"FORBIDDEN\"");
    for (Map<String, ?> wrong :
        List.of(
            Map.of("permissions", List.of(), "hours", 0),
            Map.of("permissions", List.of(), "hours", 721),
            Map.of("permissions", List.of(), "note", "x".repeat(255)))) {
      assertThat(asked(house.ownerToken(), INVITE, Map.of("input", wrong))).contains("\"INVALID\"");
    }
    String unknown = UUID.randomUUID().toString();
    assertThat(
            asked(
                house.ownerToken(),
                INVITE,
                Map.of(
                    "input",
                    Map.of("permissions", List.of(), "hiddenLibraryIds", List.of(unknown)))))
        .contains("\"NOT_FOUND\"");
  }

  @Test
  void whatIsTakenBackIsOver() {
    String owner = household().ownerToken();
    String answer =
        asked(owner, INVITE, Map.of("input", Map.of("permissions", List.of(), "note", name)));
    String id = Pages.first(answer, "\"id\":\"([^\"]+)\"");

    assertThat(asked(owner, "mutation ($id: ID!) { revokeInvitation(id: $id) }", Map.of("id", id)))
        .contains("true");

    assertPage(client().get(path(answer)), 410);
    assertPage(accept(client(), path(answer), name, PASSWORD), 410);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/invite",
        "/invite/",
        "/invite/x",
        "/invite/%3Cscript%3E",
        "/new-password/",
        "/new-password/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
      })
  void whatIsNoLinkIsOverToo(String path) {
    assertPage(client().get(path), 410);
    assertPage(post(client(), path, "username=a&password=b"), 410);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://evil.example", "null"})
  void aFormOfAnotherSiteIsRefused(String origin) {
    String path = invite(Map.of("permissions", List.of()));

    Answer answer =
        client()
            .postForm(
                path, "username=" + name + "&password=" + encoded(PASSWORD), "Origin", origin);

    assertPage(answer, 403);
    assertThat(answer.header("Set-Cookie")).isEmpty();
  }

  @Test
  void aNewPasswordIsChosenByALinkThatNobodyElseKnows() {
    Household house = household();
    Household.Member member = house.member();
    Client elsewhere = house.browser(member.name());
    String manager = house.token(house.member("MANAGE_USERS").name());
    assertThat(asked(manager, LINK, Map.of("id", member.id()))).contains("\"FORBIDDEN\"");
    String path = path(asked(house.ownerToken(), LINK, Map.of("id", member.id())));
    Client browser = client();

    Answer page = browser.get(path);
    assertPage(page, 200);
    assertThat(page.text())
        .contains(member.name() + "</bdi>", "autocomplete=\"new-password\"", "strict-origin");
    assertPage(post(browser, path, "password=short"), 400);
    assertThat(location(post(browser, path, "password=" + encoded("a very new password"))))
        .isEqualTo("/");

    assertThat(browser.get(ME).json()).containsEntry("username", member.name());
    assertThat(elsewhere.get(ME).status()).isEqualTo(401);
    assertPage(client().get(path), 410);
    assertPage(post(client(), path, "password=" + encoded(PASSWORD)), 410);
    assertThat(signIn(client(), SIGN_IN, member.name(), PASSWORD).status()).isEqualTo(401);
  }

  @Test
  void theAuditLogNamesWhoInvitedAndNoSecretIsLeftAnywhere() throws Exception {
    String path = invite(Map.of("permissions", List.of()));
    String secret = path.substring(path.lastIndexOf('/') + 1);
    accept(client(), path, name, PASSWORD);

    String log =
        asked(
            household().ownerToken(),
            "{ auditLog(filter: {events: [INVITATION_USED]}) { nodes { username byUsername } } }",
            Map.of());
    assertThat(log)
        .contains("{\"username\":\"" + name + "\",\"byUsername\":\"" + Household.OWNER + "\"}");
    assertThat(StoredText.everyRow()).noneMatch(row -> row.contains(secret));
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("carrel.it.folder", "")))) {
      for (Path file :
          files.filter(f -> f.getFileName().toString().startsWith("server.log.")).toList()) {
        assertThat(Files.readAllLines(file)).noneMatch(line -> line.contains(secret));
      }
    }
  }
}
