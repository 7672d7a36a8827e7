package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What nobody may ever read back: planted by every way in, right and wrong, then looked for. */
final class CanaryIT extends ServerTest {
  private static final String ME = "/api/v2/auth/me";

  /** Both letters and digits, and in no other test. */
  private final String canary = "canary-" + UUID.randomUUID();

  private final List<String> secrets = new ArrayList<>();
  private final List<Answer> refusals = new ArrayList<>();

  @BeforeEach
  void plant() {
    plantTheOwnersOwn();
    plantWrongOnes();
    plantAtZettelstore();
    plantBrokenRequests();
  }

  private void plantTheOwnersOwn() {
    WaysIn ways = WaysIn.ofTheOwnerAt(server());
    ways.allWorkAt(server());
    secrets.add(Owner.PASSWORD);
    secrets.add(ways.accessToken());
    secrets.add(ways.key().substring(ways.key().lastIndexOf('_') + 1));
    secrets.add(ways.cookie().substring(ways.cookie().indexOf('=') + 1));
  }

  private void plantWrongOnes() {
    Client client = client();
    secrets.add(canary);
    refusals.add(
        client.postJson(
            "/api/v2/auth/login", "{\"username\":\"nobody\",\"password\":\"" + canary + "\"}"));
    refusals.add(client.get("/opds/v1.2/catalog", "Authorization", Client.basic("nobody", canary)));
    refusals.add(client.get(ME, "Authorization", "Bearer " + canary));
    refusals.add(client.get(ME, "Authorization", "Bearer eyJhbGciOiJub25lIn0." + canary + "."));
    refusals.add(client.get(ME, "X-API-Key", "carrel_abcdefgh_" + canary));
    refusals.add(client.get("/opds/carrel_abcdefgh_" + canary + "/v1.2/catalog"));
    refusals.add(client.get("/opds/carrel_abcdefgh_" + canary + "/v1.2/no-such-page"));
    refusals.add(client.get(ME, "Cookie", "carrel_session=" + canary));
    refusals.add(
        client.send(
            "POST",
            "/api/v2/auth/refresh-token",
            "",
            "application/json",
            "Authorization",
            "Bearer " + canary));
  }

  private void plantAtZettelstore() {
    Client client = client();
    String right =
        client.postForm("/a", ZettelstoreTest.form(Owner.NAME, Owner.PASSWORD)).member("token");
    secrets.add(right);
    String[] stale = Household.bearer(right + canary);
    refusals.add(client.postForm("/a", "username=nobody&password=" + canary));
    refusals.add(client.postForm("/a", "username=%zz&password=" + canary));
    refusals.add(client.postForm("/a", "", "Authorization", Client.basic("nobody", canary)));
    refusals.add(client.putJson("/a", "", stale));
    refusals.add(client.postForm("/x?cmd=authenticated", "", stale));
    refusals.add(client.postForm("/x?cmd=" + canary, "", stale));
  }

  private void plantBrokenRequests() {
    Client client = client();
    for (String body :
        List.of(
            "{\"username\":\"nobody\",\"password\":\"" + canary,
            "{\"password\":[\"" + canary + "\"]}",
            "\"" + canary + "\"")) {
      refusals.add(client.postJson("/api/v2/auth/login", body));
    }
    refusals.add(client.postForm("/api/v2/auth/login", "username=%zz&password=" + canary));
    refusals.add(
        client.send("POST", "/api/v2/auth/login", canary, "multipart/form-data; boundary=x"));
  }

  @Test
  void leavesNoSecretInTheServersLog() throws IOException {
    assertThat(log()).isNotEmpty();
    for (String secret : secrets) {
      assertThat(log()).noneMatch(line -> line.contains(secret));
    }
  }

  @Test
  void leavesNoSecretInTheDatabase() throws Exception {
    List<String> rows = StoredText.everyRow();

    assertThat(rows).anyMatch(row -> row.contains(Owner.NAME));
    for (String secret : secrets) {
      assertThat(rows).noneMatch(row -> row.contains(secret));
    }
  }

  @Test
  void repeatsNoSecretInARefusal() {
    for (Answer refusal : refusals) {
      assertThat(refusal.status()).isBetween(400, 499);
      assertThat(refusal.toString()).doesNotContain(canary);
    }
  }

  @Test
  void showsNoSecretInMetricsOrHealth() {
    for (String path : List.of("/metrics", "/health", "/openapi")) {
      assertThat(client().get(path).toString()).doesNotContain(canary);
    }
  }

  private static List<String> log() throws IOException {
    List<String> lines = new ArrayList<>();
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("carrel.it.folder", "")))) {
      for (Path file :
          files.filter(f -> f.getFileName().toString().startsWith("server.log.")).toList()) {
        lines.addAll(Files.readAllLines(file));
      }
    }
    return lines;
  }
}
