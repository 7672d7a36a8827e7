package org.carrel.protocol.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.carrel.grant.GrantError;
import org.carrel.grant.GrantRefusal;
import org.carrel.http.Body;
import org.carrel.identity.Scope;
import org.junit.jupiter.api.Test;

final class ParametersTest {
  static void refused(GrantError error, ThrowingCallable act) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(
            GrantRefusal.class, refusal -> assertThat(refusal.error()).isEqualTo(error));
  }

  static Parameters of(Map<String, Object> values) {
    return Parameters.of(new Body(values));
  }

  @Test
  void whatHasNoValueIsNotThere() {
    Parameters parameters = of(Map.of("state", "", "code", "c"));

    assertThat(parameters.has("state")).isFalse();
    assertThat(parameters.find("code")).contains("c");
    refused(GrantError.INVALID_REQUEST, () -> parameters.require("state"));
  }

  @Test
  void whatIsGivenTwiceIsRefused() {
    refused(GrantError.INVALID_REQUEST, () -> of(Map.of("code", List.of("a", "a"))));
  }

  @Test
  void unknownScopesAreLeftOutButNotAllOfThem() {
    assertThat(of(Map.of("scope", "openid  address")).scopes()).containsExactly(Scope.OPENID);
    assertThat(of(Map.of()).scopes()).isEmpty();
    assertThat(of(Map.of("scope", " ")).scopes()).isEmpty();
    refused(GrantError.INVALID_SCOPE, () -> of(Map.of("scope", "address")).scopes());
  }

  @Test
  void namesNoValueInALog() {
    assertThat(of(Map.of("client_secret", "hush")).toString())
        .contains("client_secret")
        .doesNotContain("hush");
  }
}
