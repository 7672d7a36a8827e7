package org.carrel.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.MACVerifier;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.carrel.http.JsonText;
import org.carrel.it.Answer;
import org.carrel.it.Client;
import org.carrel.it.Household;
import org.carrel.it.Owner;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two servers, started together on the suite's database, with what is not the default: one where
 * newcomers wait for approval, clients register themselves and ipseity's tokens are signed by a
 * secret, one that is closed and without authentication. What is counted by address is asked from
 * addresses of its own, as by a proxy.
 */
@Tag("servers")
final class OtherSettingsIT {
  private static final int SIGN_UPS = 3;
  private static final int CROWD = 100;
  private static final String SECRET = "an ipseity secret of 32 bytes and more";

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private static Path data;

  private static final StopSequence SEQUENCE = new StopSequence();

  @SuppressWarnings("NullAway.Init")
  private static URI approving;

  @SuppressWarnings("NullAway.Init")
  private static URI closed;

  @BeforeAll
  static void start() throws Exception {
    int one = Ports.free();
    Launcher first =
        launch(
            one,
            Map.of(
                "CARREL_REGISTRATION", "approval",
                "CARREL_OAUTH_DYNAMIC_REGISTRATION", "on",
                "CARREL_ZETTELSTORE_ANSWER", "list",
                "CARREL_PASSWORD_PARALLEL_HASHES", "1",
                "CARREL_THROTTLE_SIGN_UPS", String.valueOf(SIGN_UPS),
                "CARREL_PROXIES", "127.0.0.1",
                "IPSEITY_ALGO", "HS256",
                "IPSEITY_PRIVATE_KEY", SECRET,
                "IPSEITY_ACCESS_EXP_DELTA", "120",
                "ALLOW_GUEST_MODE", "true"));
    int other = Ports.free();
    Launcher second =
        launch(
            other,
            Map.of(
                "CARREL_REGISTRATION", "closed",
                "CARREL_AUTHENTICATION", "off",
                "ENABLE_KOREADER_SYNC", "false",
                "CARREL_ZETTELSTORE_REFUSE_WHEN_OFF", "true"));
    assertThat(first.awaitWord()).contains("Carrel is ready: ");
    assertThat(second.awaitWord()).contains("Carrel is ready: ");
    approving = URI.create("http://127.0.0.1:" + one + "/");
    closed = URI.create("http://127.0.0.1:" + other + "/");
    Owner.at(approving);
  }

  private static Launcher launch(int port, Map<String, String> more) throws Exception {
    Map<String, String> environment = new TreeMap<>(more);
    environment.put("CARREL_DATA", data.resolve(String.valueOf(port)).toString());
    environment.put("CARREL_PORT", String.valueOf(port));
    environment.put("CARREL_DB_HOST", "127.0.0.1");
    for (String name : List.of("port", "name", "user", "password")) {
      environment.put(
          "CARREL_DB_" + name.toUpperCase(Locale.ROOT),
          System.getProperty("carrel.it.database." + name, ""));
    }
    return SEQUENCE.start(() -> Launcher.start(environment));
  }

  @AfterAll
  static void stop() {
    SEQUENCE.stop();
  }

  private static Client client() {
    return new Client(approving);
  }

  private static String name() {
    return "o" + UUID.randomUUID().toString().replace("-", "").substring(0, 18);
  }

  /** Seen by the server as somebody of that address. */
  private static String[] from(String address) {
    return new String[] {"X-Forwarded-For", address};
  }

  private static Answer register(String address, Map<String, Object> metadata) {
    return client().postJson("/oauth2/register", JsonText.of(metadata), from(address));
  }

  @Test
  void clientsRegisterThemselvesAndActForNobodyUnasked() {
    Answer made =
        register(
            "203.0.113.1",
            Map.of(
                "client_name",
                "Self-made",
                "redirect_uris",
                List.of("https://self.example/back"),
                "grant_types",
                List.of("authorization_code", "client_credentials"),
                "trusted",
                true));

    assertThat(made.status()).as(made.toString()).isEqualTo(201);
    assertThat(made.header("Cache-Control")).isEqualTo("no-store");
    assertThat(made.json())
        .containsEntry("client_name", "Self-made")
        .containsEntry("redirect_uris", List.of("https://self.example/back"))
        .containsEntry("grant_types", List.of("authorization_code"))
        .containsEntry("response_types", List.of("code"))
        .containsEntry("token_endpoint_auth_method", "client_secret_basic")
        .containsEntry("client_secret_expires_at", 0L)
        .containsKeys("client_id", "client_secret", "client_id_issued_at")
        .doesNotContainKey("trusted");
    String basic = Client.basic(made.member("client_id"), made.member("client_secret"));
    Answer itself =
        client().postForm("/oauth2/token", "grant_type=client_credentials", "Authorization", basic);
    assertThat(itself.json()).containsEntry("error", "unauthorized_client");
    assertThat(client().get("/.well-known/openid-configuration").member("registration_endpoint"))
        .isEqualTo(approving.resolve("/oauth2/register").toString());
  }

  @Test
  void guestsOfTheStudioComeInAsTheConfigurationSays() {
    Answer guest = client().postJson("/api/auth/guest", "{}", from("203.0.113.9"));

    assertThat(guest.status()).as(guest.toString()).isEqualTo(200);
    assertThat(guest.text()).contains("\"role\":\"guest\"");
  }

  @Test
  void withoutKoreaderSyncThereIsNone() {
    for (String path :
        List.of("users/auth", "healthcheck", "syncs/progress/0123", "key/users/auth")) {
      assertThat(new Client(closed).get("/koreader/" + path).status()).as(path).isEqualTo(404);
    }
  }

  @Test
  void aPublicClientThatRegistersItselfGetsNoSecret() {
    Answer made =
        register(
            "203.0.113.1",
            Map.of(
                "redirect_uris",
                List.of("com.example.app:/back"),
                "token_endpoint_auth_method",
                "none"));

    assertThat(made.status()).as(made.toString()).isEqualTo(201);
    assertThat(made.json())
        .containsEntry("token_endpoint_auth_method", "none")
        .doesNotContainKey("client_secret");
  }

  @Test
  void metadataThatNoClientMayHaveIsRefusedAndNotCounted() {
    List<String> address = List.of("https://self.example/back");
    for (Map<String, Object> wrong :
        List.<Map<String, Object>>of(
            Map.of("redirect_uris", address, "client_name", 5),
            Map.of("redirect_uris", address, "scope", "everything"),
            Map.of("redirect_uris", address, "grant_types", List.of("password")),
            Map.of("redirect_uris", address, "response_types", List.of("token")),
            Map.of("redirect_uris", address, "token_endpoint_auth_method", "private_key_jwt"),
            Map.of("redirect_uris", address, "id_token_signed_response_alg", "none"),
            Map.of("redirect_uris", "https://self.example/back"))) {
      assertRefused(register("203.0.113.2", wrong), "invalid_client_metadata");
    }
    for (List<String> wrong :
        List.of(
            List.<String>of(),
            List.of("javascript:alert(1)"),
            List.of("https://self.example/#x"),
            List.of("https://self.example/a b"),
            List.of("/relative"))) {
      assertRefused(
          register("203.0.113.2", Map.of("redirect_uris", wrong)), "invalid_redirect_uri");
    }
    for (String json : List.of("{\"redirect_uris\":[null]}", "{")) {
      assertRefused(
          client().postJson("/oauth2/register", json, from("203.0.113.2")),
          "invalid_client_metadata");
    }
  }

  private static void assertRefused(Answer answer, String error) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
    assertThat(answer.json()).containsEntry("error", error).containsKey("error_description");
  }

  @Test
  void afterTooManyClientsFromOneAddressTheNextOneWaits() {
    Map<String, Object> usual = Map.of("redirect_uris", List.of("https://self.example/back"));
    for (int i = 0; i < SIGN_UPS; i++) {
      assertThat(register("203.0.113.3", usual).status()).isEqualTo(201);
    }

    Answer late = register("203.0.113.3", usual);

    assertToWait(late);
    assertThat(late.json()).containsEntry("error", "temporarily_unavailable");
    assertThat(register("203.0.113.4", usual).status()).isEqualTo(201);
  }

  private static void assertToWait(Answer answer) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(429);
    assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 3601);
  }

  private static Answer ipseity(Client at, String name, String... headers) {
    return at.postForm("/user", "user=" + name + "&pass=secret-words", headers);
  }

  private static Answer burgerauth(Client at, String name, String... headers) {
    return at.postJson("/api/signup", Household.credentials(name, Household.PASSWORD), headers);
  }

  @Test
  void ipseitysNewcomersWaitForApproval() {
    String name = name();

    assertThat(ipseity(client(), name, from("203.0.113.5")).status()).isEqualTo(201);

    Answer signIn = client().get("/token?user=" + name + "&pass=secret-words");
    assertThat(signIn.status()).as(signIn.toString()).isEqualTo(403);
    assertThat(signIn.json()).containsEntry("error_name", "UserDeactivatedError");
  }

  @Test
  void burgerauthsNewcomersWaitForApproval() {
    String name = name();

    Answer made = burgerauth(client(), name, from("203.0.113.6"));

    assertThat(made.status()).as(made.toString()).isEqualTo(403);
    assertThat(made.json()).containsKey("error").doesNotContainKey("key");
    String known = Household.credentials(name, Household.PASSWORD);
    assertThat(client().postJson("/api/login", known).status()).isEqualTo(403);
  }

  @Test
  void afterTooManySignUpsFromOneAddressTheNextOneWaits() {
    String[] address = from("203.0.113.7");
    for (int i = 0; i < SIGN_UPS; i++) {
      assertThat(ipseity(client(), name(), address).status()).isEqualTo(201);
    }

    Answer ipseity = ipseity(client(), name(), address);
    Answer burgerauth = burgerauth(client(), name(), address);

    assertToWait(ipseity);
    assertThat(ipseity.json()).containsOnlyKeys("message");
    assertToWait(burgerauth);
    assertThat(burgerauth.json()).containsOnlyKeys("error");
  }

  @Test
  void nobodySignsUpWhereThatIsClosed() {
    Answer ipseity = ipseity(new Client(closed), name());
    Answer burgerauth = burgerauth(new Client(closed), name());

    assertThat(ipseity.status()).isEqualTo(403);
    assertThat(ipseity.json()).containsEntry("message", "Registration is closed.");
    assertThat(burgerauth.status()).isEqualTo(403);
    assertThat(burgerauth.json()).containsEntry("error", "Registration is closed.");
  }

  /** Others who verify them hold that secret, too. */
  @Test
  void ipseitysTokensUnderASecretOpenItsPathsOnly() throws Exception {
    assertThat(client().get("/pubkey").status()).isEqualTo(404);
    assertThat(client().get("/pubkey").json()).containsOnlyKeys("message");
    String token =
        client()
            .send(
                "GET",
                "/token",
                "user=" + Owner.NAME + "&pass=" + Owner.PASSWORD.replace(' ', '+'),
                "application/x-www-form-urlencoded")
            .text();
    assertThat(JWSObject.parse(token).verify(new MACVerifier(SECRET))).isTrue();

    Answer says = client().get("/user", Household.bearer(token));
    assertThat(says.status()).isEqualTo(200);
    assertThat((Long) says.json().get("exp") - (Long) says.json().get("iat")).isEqualTo(120);
    assertThat(client().get("/check?access_token=" + token).status()).isEqualTo(200);
    for (String elsewhere : List.of("/api/v2/auth/me", "/opds/v1.2/catalog")) {
      assertThat(client().get(elsewhere, Household.bearer(token)).status()).isEqualTo(401);
    }
  }

  private static Answer zettelstore() {
    String form = "username=" + Owner.NAME + "&password=" + Owner.PASSWORD.replace(' ', '+');
    return client().postForm("/a", form);
  }

  @Test
  void zettelstoreAnswersByTheListThatItsNewClientsRead() {
    Answer given = zettelstore();

    assertThat(given.status()).as(given.toString()).isEqualTo(200);
    assertThat(given.header("Content-Type")).startsWith("text/plain");
    assertThat(given.text()).matches("\\(\"Bearer\" \"[\\w-]+\\.[\\w-]+\\.[\\w-]+\" 600\\)");
    String token = given.text().split("\"")[3];
    Answer renewed = client().send("PUT", "/a", BodyPublishers.noBody(), Household.bearer(token));
    assertThat(renewed.text()).startsWith("(\"Bearer\" \"" + token + "\" ");
  }

  @Test
  void zettelstoreRefusesWhereAuthenticationIsNotActive() {
    for (Answer refused :
        List.of(
            new Client(closed).postForm("/a", "username=nobody&password=x"),
            new Client(closed).send("PUT", "/a", BodyPublishers.noBody()))) {
      assertThat(refused.status()).isEqualTo(403);
      assertThat(refused.header("Content-Type")).startsWith("text/plain");
      assertThat(refused.text()).containsIgnoringCase("authentication is not active");
    }
  }

  /** Sixty-five sign-ins wait at most, where one password is hashed at once. */
  @Test
  void zettelstoreSaysThatItIsBusyWhileTooManySignIn() throws Exception {
    AtomicBoolean on = new AtomicBoolean(true);
    CountDownLatch full = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(CROWD);
    try {
      for (int i = 0; i < CROWD; i++) {
        String name = "nobody-" + i;
        threads.execute(() -> tryOn(name, on, full));
      }
      assertThat(full.await(30, TimeUnit.SECONDS)).isTrue();

      Answer busy =
          Stream.generate(OtherSettingsIT::zettelstore)
              .limit(5)
              .filter(answer -> answer.status() == 503)
              .findFirst()
              .orElseThrow();

      assertThat(busy.text()).endsWith("Try again in a moment.\n");
      assertThat(Integer.parseInt(busy.header("Retry-After"))).isPositive();
    } finally {
      on.set(false);
      threads.shutdown();
      assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  /** Again a little after each answer, so that whoever has left is followed by another. */
  private static void tryOn(String name, AtomicBoolean on, CountDownLatch full) {
    String credentials = Household.credentials(name, "a wrong password");
    Client client = client();
    while (on.get()) {
      Answer answer = client.postJson("/api/v2/auth/login", credentials, from("203.0.113.8"));
      if (answer.status() == 503) {
        full.countDown();
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }
}
