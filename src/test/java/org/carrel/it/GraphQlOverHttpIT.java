package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.carrel.http.JsonText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * GraphQL over HTTP by the points of the specification's own audits, and what a document may ask.
 *
 * @see <a href="https://github.com/graphql/graphql-http/tree/main/audits">Audits</a>
 */
final class GraphQlOverHttpIT extends ServerTest {
  private static final String PATH = "/api/graphql";
  private static final String JSON = "application/json";
  private static final String GRAPHQL = "application/graphql-response+json";
  private static final String PLAIN = "{\"query\":\"{ __typename }\"}";

  private String token;

  @BeforeEach
  void signIn() {
    token = new Household(server()).ownerToken();
  }

  private Answer post(String body, String... headers) {
    List<String> all = new ArrayList<>(Arrays.asList(headers));
    Collections.addAll(all, Household.bearer(token));
    return client().send("POST", PATH, BodyPublishers.ofString(body), all.toArray(String[]::new));
  }

  private Answer json(String body, String accept) {
    return post(body, "Content-Type", JSON, "Accept", accept);
  }

  private Answer document(String query, String accept) {
    return json(JsonText.of(Map.of("query", query)), accept);
  }

  private Answer get(String query, String accept) {
    return client()
        .get(
            PATH + "?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8),
            "Accept",
            accept,
            "Authorization",
            "Bearer " + token);
  }

  /** 22EB, 4655, 47DE, 80D8, 82A3. */
  @Test
  void answersInTheTypeThatIsAccepted() {
    Map<String, String> types =
        Map.of(
            GRAPHQL,
            GRAPHQL,
            JSON,
            JSON,
            "*/*",
            JSON,
            GRAPHQL + ", " + JSON + ";q=0.9",
            GRAPHQL,
            "application/*",
            JSON);
    types.forEach(
        (accepted, type) -> {
          Answer answer = json(PLAIN, accepted);
          assertThat(answer.status()).isEqualTo(200);
          assertThat(answer.header("Content-Type")).isEqualToIgnoringCase(type + ";charset=UTF-8");
        });
    assertThat(post(PLAIN, "Content-Type", JSON).header("Content-Type")).startsWith(JSON);
    assertThat(json(PLAIN, "text/csv").status()).isEqualTo(406);
  }

  /** BF61, 78D5, 2C94, 03D4, 9ABE, A5BF, BCF8, B7N8. */
  @Test
  void readsJsonInUtf8() {
    String runners = "{\"query\":\"{ __type(name: \\\"Run🏃Swim🏊\\\") { name } }\"}";
    assertThat(post(runners, "Content-Type", JSON + "; charset=utf-8").status()).isEqualTo(200);
    assertThat(post(PLAIN).status()).isEqualTo(415);
    assertThat(post(PLAIN, "Content-Type", "text/plain").status()).isEqualTo(415);
    for (String type : List.of(JSON, GRAPHQL)) {
      assertThat(json("", type).status()).isEqualTo(400);
      assertThat(json("{ \"not a JSON", type).status()).isEqualTo(400);
      assertThat(json("{ \"not a JSON", type).text()).contains("\"code\":\"INVALID\"");
    }
  }

  /** 423L, LKJ, 6C0, 476, 58B, 8764, 3E3A. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"qeury\":\"{ __typename }\"}",
        "{\"query\":{\"obj\":\"ect\"}}",
        "{\"query\":0}",
        "{\"query\":false}",
        "{\"query\":[\"array\"]}",
        "{\"query\":\"{ __typename }\",\"operationName\":{\"obj\":\"ect\"}}",
        "{\"query\":\"{ __typename }\",\"operationName\":0}",
        "{\"query\":\"{ __typename }\",\"operationName\":[\"array\"]}",
        "{\"query\":\"{ __typename }\",\"variables\":\"string\"}",
        "{\"query\":\"{ __typename }\",\"variables\":0}",
        "{\"query\":\"{ __typename }\",\"variables\":[\"array\"]}",
        "{\"query\":\"{ __typename }\",\"extensions\":\"string\"}",
        "{\"query\":\"{ __typename }\",\"extensions\":false}",
        "{\"query\":\"{ __typename }\",\"extensions\":[\"array\"]}",
        "[{\"query\":\"{ __typename }\"}]",
        "[]",
        "null"
      })
  void refusesWhatIsNoRequest(String body) {
    for (String type : List.of(JSON, GRAPHQL)) {
      assertThat(json(body, type).status()).isEqualTo(400);
    }
  }

  /** 34A2, 13EE, 8161, B8B3, 94B, 022, 2EA1, 28B9, 428F, 1B7A. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        PLAIN,
        "{\"query\":\"query Query { __typename }\",\"operationName\":\"Query\"}",
        "{\"query\":\"{ __typename }\",\"variables\":null}",
        "{\"query\":\"{ __typename }\",\"operationName\":null}",
        "{\"query\":\"{ __typename }\",\"extensions\":null}",
        "{\"query\":\"{ __typename }\",\"extensions\":{\"some\":\"value\"}}",
        "{\"query\":\"query T($name: String!) { __type(name: $name) { name } }\","
            + "\"variables\":{\"name\":\"sometype\"}}"
      })
  void takesWhatIsARequest(String body) {
    for (String type : List.of(JSON, GRAPHQL)) {
      Answer answer = json(body, type);
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.text()).doesNotContain("\"errors\"");
    }
  }

  /** 5A70, 9C48, D6D5, 6A70. */
  @Test
  void aGetOnlyReads() {
    for (String type : List.of(JSON, GRAPHQL)) {
      assertThat(get("{ __typename }", type).status()).isEqualTo(200);
      Answer changing = get("mutation { deleteLoginActivity }", type);
      assertThat(changing.status()).isEqualTo(405);
      assertThat(changing.header("Allow")).isEqualTo("POST");
    }
    Answer asked =
        client()
            .get(
                PATH
                    + "?query=query(%24n%3AString!)%7B__type(name%3A%24n)%7Bname%7D%7D"
                    + "&variables=%7B%22n%22%3A%22Query%22%7D",
                Household.bearer(token));
    assertThat(asked.text()).isEqualTo("{\"data\":{\"__type\":{\"name\":\"Query\"}}}");
    assertThat(client().send("PUT", PATH, PLAIN, JSON, Household.bearer(token)).status())
        .isEqualTo(405);
  }

  /** 572B, FDE2, 7B9B, 865D, 556A, D586, 51FE, 74FF, 5E5B, 86EE. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"query\":\"{\"}",
        "{\"query\":\"{ noSuchField }\"}",
        "{\"query\":\"query C($id: ID!){ __typename }\",\"variables\":{\"id\":null}}",
        "{\"query\":\"{ media(pagination: {}) { nodes { id } } }\"}",
        "{\"query\":\"query P($p: Pagination!) { media(pagination: $p) { nodes { id } } }\","
            + "\"variables\":{\"p\":{\"offset\":{\"page\":1},\"none\":{\"unpaginated\":true}}}}"
      })
  void aDocumentThatIsNotRunHasNoData(String body) {
    Map.of(JSON, 200, GRAPHQL, 400)
        .forEach(
            (type, status) -> {
              Answer answer = json(body, type);
              assertThat(answer.status()).as(answer.text()).isEqualTo(status);
              assertThat(answer.text()).contains("\"code\":").doesNotContain("\"data\"");
            });
  }

  /** What graphql-java finds only when the field asks for its arguments. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"query\":\"{ media(pagination: {offset: null}) { nodes { id } } }\"}",
        "{\"query\":\"query P($o: OffsetPagination) { media(pagination: {offset: $o})"
            + " { nodes { id } } }\",\"variables\":{\"o\":null}}"
      })
  void aChoiceOfNothingIsAnError(String body) {
    assertThat(json(body, JSON).text()).contains("\"code\":\"GRAPHQL_VALIDATION_FAILED\"");
  }

  @Test
  void saysToWhoeverIsNotSignedInSo() {
    Answer answer = client().postJson(PATH, PLAIN);
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.json()).containsKeys("status", "error", "message", "errors");
    assertThat(answer.member("code")).isEqualTo("UNAUTHORIZED");
  }

  /** The best of some, since others work on the machine, too. */
  private void refusedAtOnce(String body, String code) {
    long best = Long.MAX_VALUE;
    for (int i = 0; i < 6; i++) {
      long begin = System.nanoTime();
      Answer answer = json(body, GRAPHQL);
      best = Math.min(best, System.nanoTime() - begin);
      assertThat(answer.status()).isBetween(400, 499);
      assertThat(answer.text()).contains("\"code\":\"" + code + "\"");
    }
    assertThat(best / 1_000_000).isLessThan(100);
  }

  private static String query(String document) {
    return JsonText.of(Map.of("query", document));
  }

  private static String many(int count, String format) {
    return IntStream.range(0, count)
        .mapToObj(i -> format.formatted(i, i + 1))
        .collect(Collectors.joining(" "));
  }

  @Test
  void refusesAtOnceWhatAsksForTooMuch() {
    String levels = "series { media { ".repeat(25) + "id" + " } }".repeat(25);
    refusedAtOnce(query("{ media { nodes { " + levels + " } } }"), "TOO_COMPLEX");
    refusedAtOnce(query("{ " + many(1_001, "a%d: mediaCount") + " }"), "TOO_COMPLEX");
    refusedAtOnce(query("{ " + many(1_001, "a%d: __typename") + " }"), "TOO_COMPLEX");
    String doubling =
        "fragment F%d on Media { a: series { media { ...F%2$d } } b: series { name } }";
    String twice =
        "fragment F%d on Media { a: series { media { ...F%2$d } }"
            + " b: series { media { ...F%2$d } } c: series { media { ...F%2$d } } }";
    refusedAtOnce(
        query(
            "{ media { nodes { ...F0 } } } " + many(30, doubling) + "fragment F30 on Media { id }"),
        "TOO_COMPLEX");
    refusedAtOnce(
        query("{ media { nodes { ...F0 } } } " + many(7, twice) + "fragment F7 on Media { id }"),
        "TOO_COMPLEX");
    refusedAtOnce(
        query(
            "{ media { nodes { ...A } } } fragment A on Media { ...B } fragment B on Media { ...A }"),
        "GRAPHQL_VALIDATION_FAILED");
    refusedAtOnce(
        query("{ mediaCount " + "@include(if: true) ".repeat(1_500) + "}"), "GRAPHQL_PARSE_FAILED");
    refusedAtOnce(query("{ mediaCount " + " ".repeat(1_000_000) + "}"), "GRAPHQL_PARSE_FAILED");
    refusedAtOnce(query("{ mediaCount " + " ".repeat(1 << 20) + "}"), "TOO_LARGE");
    refusedAtOnce("[" + String.join(",", Collections.nCopies(1_000, PLAIN)) + "]", "INVALID");
  }

  private Answer multipart(String... parts) {
    String body =
        Arrays.stream(parts)
            .map(part -> "--edge\r\nContent-Disposition: form-data; name=" + part + "\r\n")
            .collect(Collectors.joining());
    return post(body + "--edge--\r\n", "Content-Type", "multipart/form-data; boundary=edge");
  }

  private static final String OPERATIONS =
      "\"operations\"\r\n\r\n{\"query\":\"query F($f: Upload) { __typename }\","
          + "\"variables\":{\"f\":null}}";
  private static final String MAP = "\"map\"\r\n\r\n{\"0\":[\"variables.f\"]}";
  private static final String FILE =
      "\"0\"; filename=\"a.txt\"\r\nContent-Type: text/plain\r\n\r\nhello";

  @Test
  void refusesASubscriptionThatAsksForOneAnswer() {
    Answer answer = document("subscription { readEvents { __typename } }", GRAPHQL);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).contains("text/event-stream");
  }

  @Test
  void refusesMultipartThatDoesNotFit() {
    assertThat(multipart(MAP, OPERATIONS, FILE).text()).contains("in this order");
    assertThat(multipart(OPERATIONS, FILE).text()).contains("in this order");
    assertThat(multipart(OPERATIONS, MAP).text()).contains("missing");
    assertThat(multipart(OPERATIONS, MAP, FILE, FILE).text()).contains("twice");
    assertThat(multipart(OPERATIONS, MAP.replace("variables.f", "variables.g"), FILE).text())
        .contains("no file is awaited");
    assertThat(multipart(OPERATIONS.replace("{\"query", "[{\"query") + "]", MAP, FILE).status())
        .isEqualTo(400);
    assertThat(post("no parts", "Content-Type", "multipart/form-data; boundary=edge").status())
        .isEqualTo(400);
    assertThat(post("no parts", "Content-Type", "multipart/form-data").status()).isEqualTo(400);
    assertThat(multipart(OPERATIONS, MAP, FILE.replace("a.txt", "a\0.txt")).status())
        .isEqualTo(400);
  }

  @Test
  void anotherSitesFormIsRefusedThatBringsAFile() {
    Client browser = new Household(server()).browser(Household.OWNER);
    Answer answer =
        browser.send(
            "POST",
            PATH,
            "--edge--\r\n",
            "multipart/form-data; boundary=edge",
            "Origin",
            "https://elsewhere.example");
    assertThat(answer.status()).isEqualTo(403);
  }
}
