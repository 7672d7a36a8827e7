package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.carrel.http.JsonText;
import org.junit.jupiter.api.Test;

/** Where somebody is signed in, and how they go for good, by the core API. */
final class OwnSessionsGraphQlIT extends GraphQlTest {
  private static final String SESSIONS =
      "{ viewerSessions { id method isCurrent device ipAddress createdAt lastUsedAt expiresAt } }";

  private static String ask(Client by, String document) {
    Answer answer = by.postJson("/api/graphql", JsonText.of(Map.of("query", document)));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.text();
  }

  private static boolean isSignedIn(Client browser) {
    return browser.get("/api/v2/auth/me").status() == 200;
  }

  @Test
  void oneIsEndedAndThenAllOthers() {
    String name = house.member().name();
    Client here = house.browser(name);
    Client there = house.browser(name);
    Client elsewhere = house.browser(name);

    assertThat(ask(here, SESSIONS))
        .contains("\"isCurrent\":true")
        .contains("\"isCurrent\":false")
        .contains("\"method\":\"COOKIE\"")
        .contains("\"ipAddress\":\"127.0.0.1\"")
        .contains("\"device\":\"Java-http-client");
    String id =
        Pages.first(
            ask(there, SESSIONS), "\"id\":\"(\\d+)\",\"method\":\"COOKIE\",\"isCurrent\":true");
    assertThat(ask(here, "mutation { deleteViewerSession(id: \"" + id + "\") }")).contains("true");
    assertThat(isSignedIn(there)).isFalse();
    assertThat(isSignedIn(elsewhere)).isTrue();
    assertThat(ask(here, "mutation { deleteOtherViewerSessions }"))
        .contains("\"deleteOtherViewerSessions\":1");
    assertThat(isSignedIn(elsewhere)).isFalse();
    assertThat(isSignedIn(here)).isTrue();
  }

  @Test
  void anothersSessionIsNotThere() {
    String id =
        Pages.first(ask(house.browser(house.member().name()), SESSIONS), "\"id\":\"(\\d+)\"");
    Client other = house.browser(house.member().name());

    for (String tried : new String[] {id, "x", "-1"}) {
      assertThat(ask(other, "mutation { deleteViewerSession(id: \"" + tried + "\") }"))
          .contains("\"NOT_FOUND\"");
    }
  }

  @Test
  void ownAccountGoesByItsPassword() {
    String name = house.member("ACCESS_API_KEYS").name();
    String key = house.apiKey(house.token(name));
    Client browser = house.browser(name);
    String delete = "mutation { deleteViewer(password: \"%s\") }";

    assertThat(ask(browser, delete.formatted("wrong-one"))).contains("\"BAD_CREDENTIAL\"");
    token = key;
    assertThat(ask(delete.formatted(Household.PASSWORD), Map.of())).contains("\"FORBIDDEN\"");
    assertThat(isSignedIn(browser)).isTrue();
    assertThat(ask(browser, delete.formatted(Household.PASSWORD)))
        .contains("\"deleteViewer\":true");
    assertThat(isSignedIn(browser)).isFalse();
  }

  @Test
  void theOwnerStays() {
    assertThat(ask("mutation { deleteViewer(password: \"" + Household.PASSWORD + "\") }", Map.of()))
        .contains("\"FORBIDDEN\"");
  }
}
