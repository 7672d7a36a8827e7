package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.carrel.http.JsonText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Nobody learns by a watch whether a name is known. Tries of both kinds take turns, and each turn
 * comes from another address, so that no throttle cuts them short. {@code /a} has its own test.
 */
final class UnknownNameTimingIT extends ServerTest {
  private static final int TURNS = 24;
  private static final double BAR = 0.15;
  private static final String WRONG = "a-wrong-password";

  /** The machine may be busy with something else; a difference of ours shows each time. */
  private static final int ATTEMPTS = 4;

  /** A way to sign in, as the request that a client sends. */
  private enum Way {
    NATIVE(401) {
      @Override
      String request(String name) {
        return json("/api/v2/auth/login", name);
      }
    },
    IPSEITY(404) {
      @Override
      String request(String name) {
        return get("/token?user=" + name + "&pass=" + WRONG);
      }
    },
    BURGERAUTH(401) {
      @Override
      String request(String name) {
        return json("/api/login", name);
      }
    },
    IMAGOR(401) {
      @Override
      String request(String name) {
        return json("/api/auth/login", name);
      }
    },
    PAGE(401) {
      @Override
      String request(String name) {
        String form = "username=" + name + "&password=" + WRONG;
        return post("/sign-in", "application/x-www-form-urlencoded", form);
      }
    },
    OPDS(401) {
      @Override
      String request(String name) {
        return get("/opds/v1.2/catalog", "Authorization: " + Client.basic(name, WRONG));
      }
    };

    private final int refusal;

    Way(int refusal) {
      this.refusal = refusal;
    }

    abstract String request(String name);

    static String get(String path, String... headers) {
      return "GET " + path + " HTTP/1.1\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
    }

    static String json(String path, String name) {
      return post(
          path, "application/json", JsonText.of(Map.of("username", name, "password", WRONG)));
    }

    static String post(String path, String type, String body) {
      return "POST %s HTTP/1.1\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s"
          .formatted(path, type, body.length(), body);
    }
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void anUnknownNameTakesAsLongAsAWrongPassword(Way way) throws Exception {
    double least = Double.MAX_VALUE;
    for (int attempt = 0; attempt < ATTEMPTS && least > BAR; attempt++) {
      least = Math.min(least, difference(way, attempt));
    }

    assertThat(least).isLessThanOrEqualTo(BAR);
  }

  /** Of the 25th percentiles, as a share of the smaller one. */
  private double difference(Way way, int attempt) throws UnknownHostException {
    String known = new Household(server()).member().name();
    List<Long> unknown = new ArrayList<>();
    List<Long> wrong = new ArrayList<>();
    for (int turn = 0; turn < TURNS; turn++) {
      InetAddress from =
          InetAddress.getByAddress(new byte[] {127, 0, (byte) (100 + attempt), (byte) (1 + turn)});
      unknown.add(nanos(way, from, known.replace("m-", "n-") + turn));
      wrong.add(nanos(way, from, known));
    }
    long one = quarter(unknown);
    long other = quarter(wrong);
    return (double) Math.abs(one - other) / Math.min(one, other);
  }

  private long nanos(Way way, InetAddress from, String name) {
    String head = "\r\nHost: " + server().getAuthority() + "\r\nConnection: close\r\n";
    String request = way.request(name).replaceFirst("\r\n", head);
    long begun = System.nanoTime();
    String answer = RawRequest.send(server(), from, request);
    long taken = System.nanoTime() - begun;
    assertThat(RawRequest.status(answer)).as(answer).isEqualTo(way.refusal);
    return taken;
  }

  private static long quarter(List<Long> times) {
    return times.stream().sorted().toList().get(times.size() / 4);
  }
}
