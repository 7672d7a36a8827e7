package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.it.IpseityCalls.FORM;
import static org.carrel.it.IpseityCalls.form;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Passwords and tokens in queries, forms and JSON, right and wrong, then looked for. */
final class IpseityCanaryIT extends ServerTest {
  private final String canary = "canary-" + UUID.randomUUID();
  private final List<String> secrets = new ArrayList<>();
  private final List<Answer> refusals = new ArrayList<>();

  @BeforeEach
  void plant() {
    IpseityCalls calls = new IpseityCalls(server());
    String name = calls.member().name();
    String access = calls.access(name, Household.PASSWORD);
    String refresh = calls.refresh(access);
    secrets.addAll(List.of(canary, access, refresh, Household.PASSWORD));
    useInTheQuery(access, refresh);
    for (String path : List.of("/token", "/check", "/user", "/refresh_token")) {
      plantWrongOnes(path);
    }
    client().get("/user?access_token=" + refresh);
    refusals.add(client().get("/check?access_token=" + refresh));
    client().delete("/refresh_token?" + form("access_token", access, "refresh_token", refresh));
    refusals.add(client().get("/token?user=" + refresh));
    refusals.add(client().get("/token?pass=x&user=" + refresh));
    changePassword(calls, name);
  }

  private void useInTheQuery(String access, String refresh) {
    assertThat(client().get("/user?access_token=" + access).status()).isEqualTo(200);
    assertThat(client().get("/check?access_token=" + access).status()).isEqualTo(200);
    assertThat(client().get("/token?user=" + refresh).status()).isEqualTo(200);
    for (String method : List.of("GET", "PATCH", "DELETE", "POST")) {
      client().send(method, "/check?access_token=" + access, "", FORM);
      client().send(method, "/check?access_token=" + access, "a=%zz", FORM);
      client().send(method, "/nothing/token?access_token=" + access, "", FORM);
      client().send(method, "/api/v2/ping?access_token=" + access, "", FORM);
    }
  }

  private void plantWrongOnes(String path) {
    String query = form("user", IpseityCalls.name(), "pass", canary, "access_token", canary);
    for (String method : List.of("GET", "POST", "PATCH", "DELETE", "PUT")) {
      refusals.add(client().send(method, path + "?" + query, "", FORM));
      refusals.add(client().send(method, path, query + "&refresh_token=" + canary, FORM));
      refusals.add(
          client().send(method, path, "{\"pass\":[\"" + canary + "\"", "application/json"));
      refusals.add(client().send(method, path, canary, "multipart/form-data; boundary=x"));
      String broken = method + " " + path + "?user=%zz&pass=" + canary + " HTTP/1.1\r\n";
      assertThat(RawRequest.send(server(), broken + "Host: x\r\nConnection: close\r\n\r\n"))
          .doesNotContain(canary);
    }
    refusals.add(client().get(path, Household.bearer(canary)));
  }

  private void changePassword(IpseityCalls calls, String name) {
    String access = calls.access(name, Household.PASSWORD);
    String path = "/user?" + form("access_token", access, "pass", canary);
    assertThat(client().send("PATCH", path, "", FORM).status()).isEqualTo(200);
    secrets.add(access);
    secrets.add(calls.access(name, canary));
  }

  @Test
  void leavesNoSecretInTheLogTheDatabaseTheMetricsOrARefusal() throws Exception {
    List<String> log = log();
    List<String> rows = StoredText.everyRow();
    assertThat(log).isNotEmpty();
    for (String secret : secrets) {
      assertThat(log).noneMatch(line -> line.contains(secret));
      assertThat(rows).noneMatch(row -> row.contains(secret));
    }
    for (Answer refusal : refusals) {
      assertThat(refusal.status()).isBetween(200, 499);
      for (String secret : secrets) {
        assertThat(refusal.toString()).doesNotContain(secret);
      }
    }
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
