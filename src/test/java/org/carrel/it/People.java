package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Accounts of the shared server. Whoever needs the owner first claims it, and keeps the answers.
 */
public final class People {
  public static final String PASSWORD = "correct horse battery staple";
  private static final int RIVALS = 50;
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static @Nullable People shared;

  private final URI server;
  private final String owner;
  private final Answer claimFromAfar;
  private final List<Answer> claims;

  private People(URI server, URI afar) {
    this.server = server;
    this.claimFromAfar = register(afar, "afar");
    this.claims = claimTogether(server);
    this.owner = "owner" + claims.indexOf(claims.stream().filter(People::isDone).findFirst().get());
  }

  public static synchronized People of(ServerTest test) {
    if (shared == null) {
      shared = new People(test.server(), test.serverFromAfar());
    }
    return shared;
  }

  /** What fifty claims at once were answered. */
  List<Answer> claims() {
    return claims;
  }

  /** What a claim by an address that is not loopback was answered, without the setup token. */
  Answer claimFromAfar() {
    return claimFromAfar;
  }

  /** A client that has signed in as the owner by cookie. */
  public Client owner() {
    return signedIn(owner);
  }

  /** A new plain user with these permissions; the name. */
  public String member(String... permissions) {
    String name = "member" + NUMBER.incrementAndGet();
    String granted = permissions.length == 0 ? "" : "\"" + String.join("\",\"", permissions) + "\"";
    Answer made =
        owner()
            .postJson(
                "/api/v2/users",
                "{\"username\":\"%s\",\"password\":\"%s\",\"permissions\":[%s]}"
                    .formatted(name, PASSWORD, granted));
    assertThat(made.status()).as(made.toString()).isEqualTo(201);
    return name;
  }

  /** A client of its own that has signed in by cookie. */
  public Client signedIn(String name) {
    Client client = new Client(server);
    Answer answer = client.postJson("/api/v2/auth/login", credentials(name, PASSWORD));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    return client;
  }

  static String credentials(String name, String password) {
    return "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(name, password);
  }

  private static boolean isDone(Answer answer) {
    return answer.status() == 200;
  }

  private static Answer register(URI server, String name) {
    return new Client(server).postJson("/api/v2/auth/register", credentials(name, PASSWORD));
  }

  private static List<Answer> claimTogether(URI server) {
    ExecutorService threads = Executors.newFixedThreadPool(RIVALS);
    try {
      List<Callable<Answer>> claims = new ArrayList<>();
      for (int i = 0; i < RIVALS; i++) {
        String name = "owner" + i;
        claims.add(() -> register(server, name));
      }
      List<Answer> answers = new ArrayList<>();
      for (Future<Answer> claim : threads.invokeAll(claims)) {
        answers.add(claim.get());
      }
      return answers;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    } finally {
      threads.shutdownNow();
    }
  }
}
