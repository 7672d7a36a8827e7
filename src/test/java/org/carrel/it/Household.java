package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.carrel.http.JsonText;

/**
 * The people of the suite's one server: its owner, claimed by whoever asks first, and those the
 * owner lets in.
 */
public final class Household {
  public static final String OWNER = Owner.NAME;
  public static final String PASSWORD = Owner.PASSWORD;

  private static final Duration SCAN_LIMIT = Duration.ofMinutes(2);

  private static final Map<URI, String> OWNERS_TOKENS = new ConcurrentHashMap<>();

  private final URI server;

  public Household(URI server) {
    this.server = server;
    Owner.at(server);
  }

  /** Somebody who is not signed in. */
  public Client visitor() {
    return new Client(server);
  }

  /** A new member with a name of its own. */
  public Member member(String... permissions) {
    String name = "m-" + UUID.randomUUID().toString().substring(0, 18);
    Map<String, Object> wanted =
        Map.of("username", name, "password", PASSWORD, "permissions", List.of(permissions));
    Answer made = visitor().postJson("/api/v2/users", JsonText.of(wanted), bearer(ownerToken()));
    assertThat(made.status()).as(made.toString()).isEqualTo(201);
    return new Member(name, made.member("id"));
  }

  /** Somebody the owner let in. */
  public record Member(String name, String id) {}

  /** As an administrator changes an account. */
  void change(String id, Map<String, ?> members) {
    Answer changed =
        visitor()
            .send(
                "PATCH",
                "/api/v2/users/" + id,
                JsonText.of(members),
                "application/json",
                bearer(ownerToken()));
    assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
  }

  /** One that works; kept for the next test, since each sign-in costs a hash. */
  public String ownerToken() {
    return OWNERS_TOKENS.compute(
        server, (at, kept) -> kept != null && works(kept) ? kept : token(OWNER));
  }

  private boolean works(String token) {
    return visitor().get("/api/v2/auth/me", bearer(token)).status() == 200;
  }

  public String token(String name) {
    return signIn(name).member("accessToken");
  }

  /** The answer to a sign-in for tokens, without a session. */
  public Answer signIn(String name) {
    Answer answer =
        visitor()
            .postJson(
                "/api/v2/auth/login?generate_token=true&create_session=false",
                credentials(name, PASSWORD));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    return answer;
  }

  /** A browser that is signed in. */
  public Client browser(String name) {
    Client browser = visitor();
    Answer answer = browser.postJson("/api/v2/auth/login", credentials(name, PASSWORD));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    return browser;
  }

  public String apiKey(String token) {
    Answer made = visitor().postJson("/api/v2/api-keys", "{\"name\":\"reader\"}", bearer(token));
    assertThat(made.status()).as(made.toString()).isEqualTo(201);
    return made.member("secret");
  }

  /** Makes a library of a folder, scanned only on request, and waits for its first scan; its id. */
  public String library(String name, Path folder) {
    return library(name, folder, false);
  }

  /** The same of one whose changes are noticed. */
  public String watchedLibrary(String name, Path folder) {
    return library(name, folder, true);
  }

  private String library(String name, Path folder, boolean watch) {
    Begun begun = begin(name, folder, watch);
    awaitScan(begun.scan());
    return begun.library();
  }

  /** A library whose first scan is not waited for, by their ids. */
  public record Begun(String library, String scan) {}

  /** As {@link #library}, without waiting. */
  public Begun begin(String name, Path folder) {
    return begin(name, folder, false);
  }

  private Begun begin(String name, Path folder, boolean watch) {
    String path = folder.toAbsolutePath().toString();
    String body = JsonText.of(Map.of("name", name, "path", path, "watch", watch));
    Answer made = visitor().postJson("/api/v2/libraries", body, bearer(ownerToken()));
    assertThat(made.status()).as(made.toString()).isEqualTo(201);
    return new Begun(
        made.member("id"), Pages.first(made.text(), "\"scan\":\\{\"id\":\"([^\"]+)\""));
  }

  /** Scans a library again and waits for the end of it. */
  public Map<String, Object> scan(String library) {
    Answer asked =
        visitor().postJson("/api/v2/libraries/" + library + "/scan", "", bearer(ownerToken()));
    assertThat(asked.status()).as(asked.toString()).isEqualTo(200);
    return awaitScan(asked.member("id"));
  }

  private Map<String, Object> awaitScan(String scan) {
    return awaitScan(scan, now -> now.get("finishedAt") != null);
  }

  /** A scan as it is told when it is as wanted; within two minutes. */
  public Map<String, Object> awaitScan(String scan, Predicate<Map<String, Object>> wanted) {
    String[] owner = bearer(ownerToken());
    long limit = System.nanoTime() + SCAN_LIMIT.toNanos();
    Map<String, Object> now = Map.of();
    while (System.nanoTime() < limit) {
      now = visitor().get("/api/v2/scans/" + scan, owner).json();
      if (wanted.test(now)) {
        return now;
      }
      pause();
    }
    throw new AssertionError("The scan did not come so far: " + now);
  }

  private static void pause() {
    try {
      Thread.sleep(200);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public static String[] bearer(String token) {
    return new String[] {"Authorization", "Bearer " + token};
  }

  public static String credentials(String name, String password) {
    return JsonText.of(Map.of("username", name, "password", password));
  }
}
