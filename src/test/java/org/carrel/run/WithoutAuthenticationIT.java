package org.carrel.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.carrel.it.Answer;
import org.carrel.it.Client;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server under {@code carrel.authentication=off}, on the suite's database. */
@Tag("servers")
final class WithoutAuthenticationIT {
  private static final String FREE =
      "{\"access_token\":\"freeaccess\",\"token\":\"freeaccess\",\"token_type\":\"Bearer\","
          + "\"expires_in\":316224000}\n";

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private static Path data;

  @SuppressWarnings("NullAway.Init")
  private static Launcher launcher;

  @SuppressWarnings("NullAway.Init")
  private static Client client;

  @BeforeAll
  static void start() throws Exception {
    int port = Ports.free();
    launcher =
        Launcher.start(
            Map.of(
                "CARREL_AUTHENTICATION", "off",
                "CARREL_DATA", data.toString(),
                "CARREL_PORT", String.valueOf(port),
                "CARREL_DB_HOST", "127.0.0.1",
                "CARREL_DB_PORT", System.getProperty("carrel.it.database.port", ""),
                "CARREL_DB_NAME", System.getProperty("carrel.it.database.name", ""),
                "CARREL_DB_USER", System.getProperty("carrel.it.database.user", ""),
                "CARREL_DB_PASSWORD", System.getProperty("carrel.it.database.password", "")));
    assertThat(launcher.awaitWord()).contains("Carrel is ready: ");
    client = new Client(URI.create("http://127.0.0.1:" + port + "/"));
    zettelstore("POST");
  }

  @AfterAll
  static void stop() {
    launcher.close();
  }

  private static Answer zettelstore(String method, String... headers) {
    return client.send(method, "/a", BodyPublishers.noBody(), headers);
  }

  @Test
  void zettelstoreGivesAFreeTokenAtOnceWhateverIsShown() {
    long begun = System.nanoTime();
    List<Answer> answers =
        List.of(
            zettelstore("POST"),
            zettelstore("POST", "Authorization", Client.basic("nobody", "wrong password")),
            client.postForm("/a", "username=nobody&password=wrong"),
            client.postForm("/a", "username=%zz"),
            zettelstore("PUT"),
            zettelstore("PUT", "Authorization", "Bearer freeaccess"),
            zettelstore("PUT", "Authorization", "Bearer no.such.token"));
    Duration taken = Duration.ofNanos(System.nanoTime() - begun);

    assertThat(answers)
        .allSatisfy(
            answer -> {
              assertThat(answer.status()).isEqualTo(200);
              assertThat(answer.text()).isEqualTo(FREE);
            });
    assertThat(taken).isLessThan(Duration.ofMillis(450L * answers.size()));
    assertThat(zettelstore("GET").status()).isEqualTo(405);
  }

  @Test
  void zettelstoresClientLearnsThatItNeedNotSignIn() {
    Answer answer = client.postForm("/x?cmd=authenticated", "");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.bytes()).isEmpty();
  }

  @Test
  void theFreeTokenReads() {
    Answer catalogue = client.get("/opds/v1.2/catalog", "Authorization", "Bearer freeaccess");

    assertThat(catalogue.status()).isEqualTo(200);
  }
}
