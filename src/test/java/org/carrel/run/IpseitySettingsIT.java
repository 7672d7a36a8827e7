package org.carrel.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.MACVerifier;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.carrel.it.Answer;
import org.carrel.it.Client;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** ipseity's own environment names, on one data folder. */
@Tag("servers")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class IpseitySettingsIT {
  private static final Path DATA = Path.of("target/it/ipseity").toAbsolutePath();
  private static final String SECRET = "an ipseity secret of 32 bytes and more";

  @BeforeAll
  static void startFromNothing() throws Exception {
    FileTree.delete(DATA);
  }

  @Test
  @Order(1)
  void aKeyThatCannotBeUsedEndsTheStartWithOneLine() throws Exception {
    Map<String, String> environment = environment(Ports.free());
    environment.put("IPSEITY_PRIVATE_KEY", "not-a-pem-key");

    try (Launcher launcher = Launcher.start(environment)) {
      assertThat(launcher.exitCode()).isEqualTo(1);
      assertThat(launcher.console().lines())
          .singleElement()
          .asString()
          .contains("carrel.ipseity.private-key is no unencrypted PEM key for RS256")
          .doesNotContain("not-a-pem-key");
    }
  }

  @Test
  @Order(2)
  void tokensUnderASecretOpenIpseitysPathsOnly() throws Exception {
    int port = Ports.free();
    Map<String, String> environment = environment(port);
    environment.put("IPSEITY_ALGO", "HS256");
    environment.put("IPSEITY_PRIVATE_KEY", SECRET);
    environment.put("IPSEITY_ACCESS_EXP_DELTA", "120");

    try (Launcher launcher = Launcher.start(environment)) {
      assertThat(launcher.awaitWord()).contains("Carrel is ready: ");
      holdAgainstTheContract(new Client(URI.create("http://127.0.0.1:" + port + "/")));
    }
  }

  private static void holdAgainstTheContract(Client client) throws Exception {
    String credentials = "user=" + UUID.randomUUID() + "&pass=foo";
    assertThat(client.get("/pubkey").status()).isEqualTo(404);
    assertThat(client.get("/pubkey").json()).containsOnlyKeys("message");
    assertThat(client.postForm("/user", credentials).status()).isEqualTo(201);
    String token = client.get("/token?" + credentials).text();
    JWSObject parsed = JWSObject.parse(token);
    assertThat(parsed.verify(new MACVerifier(SECRET))).isTrue();

    Answer says = client.get("/user", "Authorization", "Bearer " + token);
    assertThat(says.status()).isEqualTo(200);
    assertThat((Long) says.json().get("exp") - (Long) says.json().get("iat")).isEqualTo(120);
    assertThat(client.get("/check?access_token=" + token).status()).isEqualTo(200);
    assertThat(client.get("/api/v2/auth/me", "Authorization", "Bearer " + token).status())
        .isEqualTo(401);
    assertThat(client.get("/opds/v1.2/catalog", "Authorization", "Bearer " + token).status())
        .isEqualTo(401);
  }

  private static Map<String, String> environment(int port) {
    return new HashMap<>(
        Map.of(
            "CARREL_DATA", DATA.toString(),
            "CARREL_PORT", String.valueOf(port),
            "CARREL_DB_HOST", "127.0.0.1",
            "CARREL_DB_PORT", System.getProperty("carrel.it.database.port", ""),
            "CARREL_DB_NAME", System.getProperty("carrel.it.database.name", ""),
            "CARREL_DB_USER", System.getProperty("carrel.it.database.user", ""),
            "CARREL_DB_PASSWORD", System.getProperty("carrel.it.database.password", "")));
  }
}
