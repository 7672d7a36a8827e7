package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is hidden from somebody by what it is marked with. */
final class ContentRulesIT extends CollectingTest {
  @Test
  void whatARuleHidesIsBehindNoDoor() {
    Household.Member child = house.member("DOWNLOAD_FILE");
    String token = house.token(child.name());
    String book = book("co-3");
    List<String> files =
        List.of(
            "/opds/v1.2/books/" + book + "/thumbnail",
            "/opds/v1.2/books/" + book + "/cover",
            "/opds/v1.2/books/" + book + "/file/co-3.cbz");
    String feed = "/opds/v1.2/libraries/" + library;
    for (String file : files) {
      assertThat(client().get(file, Household.bearer(token)).status()).as(file).isEqualTo(200);
    }
    Answer before = client().get(feed, Household.bearer(token));
    assertThat(before.text()).contains("Cogrim");

    hide(child.id(), "grimDARK");

    for (String file : files) {
      assertThat(client().get(file, Household.bearer(token)).status()).as(file).isEqualTo(404);
    }
    Answer after = client().get(feed, Household.bearer(token));
    assertThat(after.text()).doesNotContain("Cogrim").contains("Cosaga 1");
    assertThat(after.header("ETag")).isNotEqualTo(before.header("ETag"));
    assertThat(client().get("/opds/v1.2/search/feed?search=Cogrim", Household.bearer(token)).text())
        .doesNotContain(book);
    assertThat(
            told(
                token,
                """
                { media(filter: {name: {startsWith: "co-"}}) { nodes { name }
                    pageInfo { ... on OffsetPaginationInfo { totalItems } } }
                  mediaById(id: "%s") { id } me { contentAccessRules { values mode } } }"""
                    .formatted(book)))
        .contains("\"totalItems\":2", "\"mediaById\":null", "\"values\":[\"grimDARK\"]")
        .doesNotContain("co-3");
    assertThat(told(owner, "{ mediaById(id: \"" + book + "\") { name } }")).contains("co-3");
  }

  @Test
  void nobodyLiftsTheirOwnRules() {
    Household.Member manager = house.member("MANAGE_USERS", "READ_USERS");
    String token = house.token(manager.name());
    String lift = "mutation { setUserContentAccessRules(userId: \"%s\", rules: []) { id } }";
    String ownersId = told(owner, "{ me { id } }").replaceAll(".*\"id\":\"([^\"]+)\".*", "$1");

    assertThat(ask(token, lift.formatted(manager.id()), Map.of())).contains("FORBIDDEN");
    assertThat(ask(token, lift.formatted(ownersId), Map.of())).contains("FORBIDDEN");
    assertThat(ask(owner, lift.formatted(ownersId), Map.of())).contains("FORBIDDEN");
  }

  @Test
  void anAccountIsMadeWithItsRules() {
    String made =
        """
        mutation { createUser(input: {username: "ruled-child", password: "%s", permissions: [],
          contentRules: [{dimension: PUBLISHER, mode: ONLY, values: ["Nobody"],
            restrictOnUnset: true}]}) { contentAccessRules { dimension mode restrictOnUnset } } }"""
            .formatted(Household.PASSWORD);
    assertThat(told(owner, made)).contains("\"dimension\":\"PUBLISHER\"", "\"mode\":\"ONLY\"");

    assertThat(told(house.token("ruled-child"), "{ mediaCount numberOfSeries }"))
        .contains("\"mediaCount\":0", "\"numberOfSeries\":0");
  }

  @Test
  void noFilterTellsWhereALibraryLiesOnTheServer() {
    String reader = house.token(house.member().name());
    String list =
        """
        { media(filter: {name: {eq: "co-1"},
            series: {library: {path: {%s: "%s"}}}}) { nodes { name } } }""";

    assertThat(told(owner, list.formatted("startsWith", "/"))).contains("co-1");
    assertThat(told(reader, list.formatted("startsWith", "/"))).doesNotContain("co-1");
    assertThat(told(reader, list.formatted("eq", "collecting-library"))).contains("co-1");
  }
}
