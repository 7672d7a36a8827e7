package org.carrel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DialectsTest {
  private record Language(String name, List<Route> routes) implements Dialect {
    static Language of(String name, Route... routes) {
      return new Language(name, List.of(routes));
    }
  }

  private final Dialects dialects =
      new Dialects(
          List.of(
              Language.of(
                  "stump",
                  Route.toResource("/api/v2/*"),
                  Route.toResource("/api/v2/auth/login").readingNothing()),
              Language.of("imagor", Route.toResource("/api/*")),
              Language.of(
                  "zettelstore",
                  Route.toResource("/a").on("POST").readingNothing(),
                  Route.toResource("/a"))));

  @ParameterizedTest
  @CsvSource({
    "/api/v2/auth/login, stump, /api/v2/auth/login",
    "/api/v2/auth/login/x, stump, /api/v2/*",
    "/api/v2, stump, /api/v2/*",
    "/api/v2/, stump, /api/v2/*",
    "/api/v20, imagor, /api/*",
    "/api/query, imagor, /api/*",
    "/a, zettelstore, /a",
    "/a/b, http, /*",
    "/index.html, http, /*"
  })
  void givesAPathToItsExactOwnerAndElseToTheLongestPrefix(
      String path, String owner, String pattern) {
    Claim claim = dialects.claim("GET", path);

    assertThat(claim.dialect().name()).isEqualTo(owner);
    assertThat(claim.route().pattern()).isEqualTo(pattern);
  }

  @Test
  void tellsRoutesOfOnePathApartByMethod() {
    assertThat(dialects.claim("POST", "/a").route().readers()).isEmpty();
    assertThat(dialects.claim("PUT", "/a").route().readers()).isNotEmpty();
  }

  @Test
  void endsTheStartIfTwoDialectsClaimOnePath() {
    assertThatThrownBy(
            () ->
                new Dialects(
                    List.of(
                        Language.of("one", Route.toResource("/token")),
                        Language.of("two", Route.toServlet("/token").on("GET")))))
        .hasMessageContaining("/token is claimed by one and two");
  }

  @Test
  void endsTheStartIfADialectClaimsAPathTwice() {
    assertThatThrownBy(
            () ->
                new Dialects(
                    List.of(
                        Language.of("one", Route.toResource("/x"), Route.toResource("/x").open()))))
        .isInstanceOf(IllegalStateException.class);
  }
}
