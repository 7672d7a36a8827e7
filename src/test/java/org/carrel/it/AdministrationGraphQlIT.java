package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The audit log and the settings, for who manages the server and for nobody else. */
final class AdministrationGraphQlIT extends GraphQlTest {
  private static final String AUDIT =
      """
      query Audit($filter: AuditLogFilter, $page: CursorPagination!) {
        auditLog(filter: $filter, pagination: $page) {
          nodes { id at event outcome accountId username credentialId dialect address userAgent }
          pageInfo { currentCursor nextCursor limit } } }""";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ auditLog { nodes { id } } }",
        "{ serverSettings { key } }",
        "{ oauthClients { id } }",
        "{ signingKeys { id } }",
        "mutation { rotateSigningKey { id } }",
        "mutation { updateServerSetting(key: \"carrel.registration\", value: \"open\") { key } }",
        "mutation { updateServerSetting(key: \"carrel.none\", value: \"\") { key } }",
        "mutation { createOauthClient(input: {name: \"x\"}) { secret } }",
        "mutation { updateOauthClient(id: \"x\", input: {name: \"x\"}) { id } }"
      })
  void isNotForAReader(String document) {
    token = house.token(house.member("READ_USERS", "MANAGE_USERS").name());

    assertThat(ask(document, Map.of())).contains("\"FORBIDDEN\"").contains("\"data\":null");
  }

  @Test
  void theLogIsPagedByCursorWithoutLossOrRepetition() {
    Household.Member member = house.member();
    for (int i = 0; i < 5; i++) {
      house.signIn(member.name());
    }
    Map<String, Object> filter =
        Map.of("accountId", member.id(), "events", List.of("SIGNED_IN", "SIGN_IN_FAILED"));
    Set<String> seen = new HashSet<>();
    String next = null;
    int pages = 0;
    do {
      Map<String, Object> page =
          next == null ? Map.of("limit", 2) : Map.of("limit", 2, "after", next);
      String answer = ask(AUDIT, Map.of("filter", filter, "page", page));
      for (String id : all(answer, "\"id\":\"(\\d+)\"")) {
        assertThat(seen.add(id)).isTrue();
      }
      next = all(answer, "\"nextCursor\":\"([^\"]+)\"").stream().findFirst().orElse(null);
      pages++;
    } while (next != null && pages < 10);

    assertThat(seen).hasSize(5);
    assertThat(pages).isEqualTo(3);
  }

  @Test
  void theLogIsFilteredByOutcomeAddressAndTime() {
    Household.Member member = house.member();
    client().postJson("/api/v2/auth/login", Household.credentials(member.name(), "wrong-one"));
    house.signIn(member.name());

    String failed = audit(Map.of("accountId", member.id(), "outcome", "FAILURE"));
    assertThat(all(failed, "\"event\":\"(\\w+)\"")).containsExactly("SIGN_IN_FAILED");
    assertThat(failed)
        .contains("\"username\":\"" + member.name() + "\"")
        .contains("\"address\":\"127.0.0.1\"")
        .contains("\"dialect\":\"stump\"")
        .doesNotContain("wrong-one");
    String id = all(failed, "\"at\":\"([^\"]+)\"").get(0);
    assertThat(all(audit(Map.of("accountId", member.id(), "until", id)), "\"event\":\"(\\w+)\""))
        .containsExactly("ACCOUNT_CREATED");
    assertThat(all(audit(Map.of("accountId", member.id(), "from", id)), "\"event\":\"(\\w+)\""))
        .containsExactly("SIGNED_IN", "SIGN_IN_FAILED");
    assertThat(audit(Map.of("accountId", member.id(), "address", "192.0.2.1")))
        .contains("\"nodes\":[]");
    assertThat(audit(Map.of("events", List.of("SIGNED_IN"), "outcome", "FAILURE")))
        .contains("\"nodes\":[]");
  }

  @Test
  void everybodyReadsWhatHappenedToTheirOwnAccount() {
    Household.Member member = house.member();
    Household.Member other = house.member();
    token = house.token(member.name());
    house.signIn(other.name());
    String own = "{ viewerAuditLog(pagination: {limit: %d}) { nodes { event username } } }";

    String told = ask(own.formatted(50));
    assertThat(all(told, "\"event\":\"(\\w+)\"")).containsExactly("SIGNED_IN", "ACCOUNT_CREATED");
    assertThat(told).contains(member.name()).doesNotContain(other.name());
    assertThat(ask(own.formatted(0), Map.of())).contains("INVALID");
  }

  private String audit(Map<String, Object> filter) {
    return ask(AUDIT, Map.of("filter", filter, "page", Map.of("limit", 50)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{limit: 0}",
        "{limit: 1001}",
        "{limit: 1, after: \"x\"}",
        "{limit: 1, after: \"YSBi\"}"
      })
  void aPageThatCannotBeIsRefused(String page) {
    assertThat(ask("{ auditLog(pagination: " + page + ") { nodes { id } } }", Map.of()))
        .contains("\"INVALID\"");
  }

  @Test
  void everySettingIsShownWithItsSourceAndNoSecret() {
    String answer =
        ask("{ serverSettings { key value default source isSet isSecret isEditable } }");

    assertThat(all(answer, "\"key\":\"([^\"]+)\""))
        .hasSizeGreaterThan(40)
        .contains("carrel.session.lifetime", "carrel.graphql.streams", "carrel.data");
    assertThat(setting(answer, "carrel.session.cleanup-interval")).contains("\"default\":\"60\"");
    assertThat(setting(answer, "carrel.data")).doesNotContain("\"source\":\"DEFAULT\"");
    assertThat(setting(answer, "carrel.imagor.secret"))
        .contains("\"value\":null")
        .contains("\"isSecret\":true")
        .contains("\"source\":\"DATABASE\"")
        .contains("\"isSet\":true");
    assertThat(setting(answer, "carrel.ipseity.private-key")).contains("\"isSet\":false");
  }

  @Test
  void registrationIsSetWhileTheServerRuns() {
    String set =
        """
        mutation { updateServerSetting(key: "carrel.registration", value: "%s") {
          value source isEditable } }""";
    try {
      assertThat(ask(set.formatted("closed")))
          .contains("\"value\":\"closed\"")
          .contains("\"source\":\"DATABASE\"");
      assertThat(signUp().status()).isEqualTo(403);
      assertThat(ask(set.formatted("approval"))).contains("\"value\":\"approval\"");
      assertThat(ask(set.formatted("ajar"), Map.of())).contains("\"INVALID\"");
    } finally {
      assertThat(ask(set.formatted("")))
          .contains("\"value\":\"open\"")
          .contains("\"source\":\"DEFAULT\"");
    }
    assertThat(signUp().status()).isEqualTo(201);
    assertThat(audit(Map.of("events", List.of("SETTING_CHANGED")))).contains("SETTING_CHANGED");
  }

  private Answer signUp() {
    String name = "s-" + Long.toString(System.nanoTime(), 36);
    return client().postForm("/user", OAuthClient.form("user", name, "pass", Household.PASSWORD));
  }

  @Test
  void whatIsReadAtStartOnlyIsNotSet() {
    String set = "mutation { updateServerSetting(key: \"%s\", value: \"1\") { key } }";

    assertThat(ask(set.formatted("carrel.graphql.streams"), Map.of())).contains("\"CONFLICT\"");
    assertThat(ask(set.formatted("carrel.none"), Map.of())).contains("\"NOT_FOUND\"");
  }

  private static String setting(String answer, String key) {
    return all(answer, "(\\{[^{}]*\"key\":\"" + Pattern.quote(key) + "\"[^{}]*})").get(0);
  }

  private static List<String> all(String text, String pattern) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map((MatchResult found) -> found.group(1))
        .collect(Collectors.toList());
  }
}
