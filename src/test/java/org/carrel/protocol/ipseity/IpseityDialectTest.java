package org.carrel.protocol.ipseity;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.http.Refusal;
import org.carrel.http.Route;
import org.junit.jupiter.api.Test;

final class IpseityDialectTest {
  private final IpseityDialect dialect = new IpseityDialect();

  /** Registration closed, too many accounts from one address, no token. */
  @Test
  void whatTheHouseRefusesIsAMessage() {
    for (Failure failure :
        List.of(
            Failure.forbidden("Registration is closed."),
            Failure.throttled(Duration.ofMinutes(1)),
            new Failure(Reason.UNAUTHENTICATED, "no token"))) {
      Refusal refusal = dialect.refusal(failure, 403, nothing());

      assertThat(refusal.status()).isEqualTo(403);
      assertThat(refusal.body()).isEqualTo("{\"message\":\"" + failure.getMessage() + "\"}\n");
      assertThat(refusal.mediaType()).isEqualTo("application/json");
      assertThat(refusal.headers()).isEmpty();
    }
  }

  @Test
  void readsEveryTokenItselfAndIsClosedToOtherOrigins() {
    assertThat(dialect.routes())
        .extracting(Route::pattern)
        .containsExactlyInAnyOrder(
            "/check", "/pubkey", "/refresh_token", "/token", "/user", "/version");
    assertThat(dialect.routes()).allMatch(route -> route.readers().isEmpty());
    assertThat(dialect.routes()).noneMatch(route -> route.traits().toString().contains("ORIGIN"));
  }

  private static HttpServletRequest nothing() {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            IpseityDialectTest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) -> {
              throw new UnsupportedOperationException(method.getName());
            });
  }
}
