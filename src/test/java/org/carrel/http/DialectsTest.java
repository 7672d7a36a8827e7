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
                  "images",
                  Route.byFirstSegment("[A-Za-z0-9_=-]{17,}", "/imagor").readingNothing()),
              Language.of("long", Route.toServlet("/named-with-many-letters/*")),
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
    "/0123456789abcdefg/a.jpg, images, '/{[A-Za-z0-9_=-]{17,}}/*'",
    "/0123456789abcdefg, http, /*",
    "/0123456789abcdef/a.jpg, http, /*",
    "/0123456789.abcdefg/a.jpg, http, /*",
    "/named-with-many-letters/a, long, /named-with-many-letters/*",
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
  void endsTheStartIfTwoDialectsClaimOneLook() {
    assertThatThrownBy(
            () ->
                new Dialects(
                    List.of(
                        Language.of("one", Route.byFirstSegment("[a-z]+", "/one")),
                        Language.of("two", Route.byFirstSegment("[a-z]+", "/two")))))
        .isInstanceOf(IllegalStateException.class);
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
