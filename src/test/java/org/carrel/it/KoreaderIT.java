package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.carrel.testing.Together;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Syncs as KOReader's kosync plugin does. */
final class KoreaderIT extends KoreaderTest {
  private static final String POINTER = "/body/DocFragment[12]/body/div/p[3]/text().47";
  private static final String EXACT = "0.31415926535897931";

  private static void assertHeld(Answer pulled, String document, String progress, String at) {
    assertThat(pulled.status()).as(pulled.toString()).isEqualTo(200);
    assertThat(pulled.text())
        .startsWith(
            "{\"document\":\"%s\",\"progress\":\"%s\",\"percentage\":%s,"
                .formatted(document, progress, at))
        .containsPattern("\"device\":\"Kobo_nova\",\"device_id\":\"0A1B2C\",\"timestamp\":\\d+}");
  }

  @Test
  void replaysWhatThePluginCallsWithAKeyInTheAddress() {
    Household.Member member = house.member(SYNC);
    Device device = device(member);
    String document = hashOfContent("plain.cbz");
    long before = Instant.now().getEpochSecond();

    assertThat(device.auth().text()).isEqualTo("{\"authorized\":\"OK\"}");
    assertThat(device.pull(document).text()).isEqualTo("{}");
    Answer pushed = device.push(document, "17", "0.5483870967741935");
    assertThat(pushed.status()).isEqualTo(200);
    assertThat(pushed.json()).containsOnlyKeys("document", "timestamp");
    long timestamp = Long.parseLong(pushed.member("timestamp"));
    assertThat(timestamp).isBetween(before, before + 60);
    Answer pulled = device.pull(document);
    assertHeld(pulled, document, "17", "0.5483870967741935");
    assertThat(pulled.json()).containsEntry("timestamp", timestamp);
    assertThat(pulled.header("Content-Type")).isEqualTo(OWN_TYPE);
    assertThat(pulled.header("Cache-Control")).contains("no-store");
    assertThat(device.get("/healthcheck").text()).isEqualTo("{\"state\":\"OK\"}");
  }

  @Test
  void replaysWhatThePluginCallsWithItsOwnHeaders() {
    Household.Member member = house.member(SYNC);
    Device device = registered(member, "sync me");
    String document = hashOfContent("plain.cbz");

    assertThat(device.auth().text()).isEqualTo("{\"authorized\":\"OK\"}");
    assertThat(device.push(document, POINTER, EXACT).status()).isEqualTo(200);
    assertHeld(device.pull(document), document, POINTER, EXACT);
    assertHeld(device(member).pull(document), document, POINTER, EXACT);
    assertThat(client().get("/koreader/healthcheck").text()).isEqualTo("{\"state\":\"OK\"}");
  }

  @Test
  void theChapterThatWasPushedIsNamedToReadersOfOpds() {
    Household.Member member = house.member(SYNC);
    Device device = device(member);
    tenChapters();
    scan();
    String document = hashOfContent("ten.epub");
    String pointer = "/body/DocFragment[4]/body/p[3]/text().12";
    device.push(document, pointer, "0.25");
    String[] bearer = Household.bearer(house.token(member.name()));
    String feed = client().get("/opds/v2.0/search?query=Tenchapters", bearer).text();
    String book = Pages.first(feed, "\"href\":\"([^\"]+/progression)\"");

    assertThat(client().get(book, bearer).text())
        .contains("\"href\":\"OEBPS/c4.xhtml\",\"type\":\"application/xhtml+xml\"")
        .contains("\"totalProgression\":0.25");
    assertThat(
            client()
                .get(book, bearer[0], bearer[1], "Accept", "application/opds-progression+json")
                .text())
        .endsWith("\"progression\":0.25,\"references\":[\"OEBPS/c4.xhtml\"]}");
    assertHeld(device.pull(document), document, pointer, "0.25");
  }

  @Test
  void anUnknownDocumentIsKeptAndTheLastPushCounts() {
    Device device = device(house.member(SYNC));
    String document = md5("no book of ours");

    assertThat(device.push(document, POINTER, EXACT).status()).isEqualTo(200);
    assertHeld(device.pull(document), document, POINTER, EXACT);
    device.push(document, "/body/DocFragment[1]", "0");
    assertHeld(device.pull(document), document, "/body/DocFragment[1]", "0");
  }

  @Test
  void bothHashesAreTheSameBook() {
    Household.Member member = house.member(SYNC);
    Device device = device(member);

    device.push(hashOfContent("plain.cbz"), "5", "0.16");

    assertHeld(device.pull(md5("plain.cbz")), md5("plain.cbz"), "5", "0.16");
    assertThat(device(house.member(SYNC)).pull(md5("plain.cbz")).text()).isEqualTo("{}");
  }

  @Test
  void anUnknownDocumentIsJoinedWhenItsBookIsScanned() {
    Device device = device(house.member(SYNC));
    comic("late.cbz", 33);
    String document = hashOfContent("late.cbz");
    device.push(document, "9", "0.27");
    assertThat(device.pull(md5("late.cbz")).text()).isEqualTo("{}");

    scan();

    assertHeld(device.pull(md5("late.cbz")), md5("late.cbz"), "9", "0.27");
    assertHeld(device.pull(document), document, "9", "0.27");
  }

  @Test
  void aBookOfAHiddenLibraryIsAnUnknownDocument() throws SQLException {
    Household.Member member = house.member(SYNC);
    exclude(member);
    Device device = device(member);
    String document = hashOfContent("plain.cbz");

    assertThat(device.push(document, "5", "0.16").status()).isEqualTo(200);
    assertHeld(device.pull(document), document, "5", "0.16");
    assertThat(device.pull(md5("plain.cbz")).text()).isEqualTo("{}");
  }

  @Test
  void aBookBeyondTheAgeLimitIsAnUnknownDocument() throws SQLException {
    Household.Member member = house.member(SYNC);
    sql("UPDATE account SET age_limit = 12 WHERE id = ?", member.id());
    Device device = device(member);
    device.push(hashOfContent("adult.cbz"), "5", "0.16");
    device.push(hashOfContent("plain.cbz"), "6", "0.19");

    assertThat(device.pull(md5("adult.cbz")).text()).isEqualTo("{}");
    assertHeld(device.pull(md5("plain.cbz")), md5("plain.cbz"), "6", "0.19");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "",
        "{",
        "{\"document\":\"a\"}",
        "{\"document\":\"a:b\",\"progress\":\"1\",\"percentage\":0.1,\"device\":\"d\"}",
        "{\"document\":\"a\",\"progress\":\"1\",\"percentage\":1.1,\"device\":\"d\"}",
        "{\"document\":\"a\",\"progress\":\"1\",\"percentage\":-1,\"device\":\"d\"}",
        "{\"document\":\"a\",\"progress\":\"1\",\"percentage\":\"much\",\"device\":\"d\"}",
        "{\"document\":\"a\",\"progress\":\"\",\"percentage\":0.1,\"device\":\"d\"}",
        "{\"document\":\"a\",\"progress\":[],\"percentage\":0.1,\"device\":\"d\"}",
        "{\"document\":\"a\",\"document\":\"b\",\"progress\":\"1\",\"percentage\":0,\"device\":\"d\"}"
      })
  void aPushThatMakesNoSenseIsRefusedAsKoreadersServerDoes(String body) {
    Answer refused = device(house.member(SYNC)).push(body);

    assertThat(refused.status()).as(refused.toString()).isEqualTo(403);
    assertThat(String.valueOf(refused.json().get("code"))).isIn("2003", "2004");
  }

  @Test
  void otherMethodsAndPathsAreRefused() {
    String key = key(house.member(SYNC), "ACCESS_KOREADER_SYNC");
    Device device = keyed(key);

    assertThat(client().postJson("/koreader/" + key + "/users/auth", "{}").status()).isEqualTo(405);
    assertThat(client().delete("/koreader/" + key + "/syncs/progress/a").status()).isEqualTo(405);
    assertThat(device.get("/syncs").status()).isEqualTo(404);
    assertThat(device.get("/users/other").status()).isEqualTo(404);
    assertThat(device.get("/syncs/progress/").status()).isEqualTo(403);
    assertThat(client().get("/koreader").status()).isEqualTo(401);
  }

  @Test
  void aPlainClientIsAnsweredInPlainJson() {
    String key = key(house.member(SYNC), "ACCESS_KOREADER_SYNC");

    Answer answer = client().get("/koreader/" + key + "/users/auth");

    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
  }

  @Test
  void twentyDevicesPushAtOnce() throws Exception {
    Device device = device(house.member(SYNC));
    String document = hashOfContent("plain.cbz");

    List<Integer> statuses = Together.call(20, () -> device.push(document, "21", "0.67").status());

    assertThat(statuses).containsOnly(200);
    assertHeld(device.pull(document), document, "21", "0.67");
  }
}
