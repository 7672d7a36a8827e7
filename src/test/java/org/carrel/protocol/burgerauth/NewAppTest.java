package org.carrel.protocol.burgerauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.carrel.failure.Failure;
import org.carrel.http.Body;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class NewAppTest {
  private static final String BACK = "https://app.example/back";

  @Test
  void readsTheOlderSpelling() {
    assertThat(NewApp.of(new Body(Map.of("appId", "notes", "rdiruri", BACK))))
        .isEqualTo(new NewApp(Optional.of("notes"), "notes", List.of(BACK)));
  }

  @Test
  void readsTheNewerSpelling() {
    Body body =
        new Body(
            Map.of(
                "name", "Notes",
                "redirectUri", BACK,
                "scopes", "[\"openid\", \"aeskeyshare\"]",
                "keyShareUri", "https://app.example/key"));

    assertThat(NewApp.of(body)).isEqualTo(new NewApp(Optional.empty(), "Notes", List.of(BACK)));
  }

  @Test
  void anAppMayHaveNoAddress() {
    assertThat(NewApp.of(new Body(Map.of("appId", "notes", "rdiruri", "none"))).redirectUris())
        .isEmpty();
    assertThat(NewApp.of(new Body(Map.of("scopes", ""))).id()).isEmpty();
  }

  static Stream<Object> otherScopes() {
    return Stream.of(
        "[\"library:read\"]",
        "openid",
        "{}",
        "[",
        "[[[[",
        "[1]",
        true,
        List.of("admin"),
        "[" + "\"openid\",".repeat(100) + "\"openid\"]");
  }

  @ParameterizedTest
  @MethodSource("otherScopes")
  void refusesOtherScopes(Object scopes) {
    Body body = new Body(Map.of("appId", "notes", "scopes", scopes));

    assertThatThrownBy(() -> NewApp.of(body)).isInstanceOf(Failure.class);
  }
}
