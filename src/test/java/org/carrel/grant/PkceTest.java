package org.carrel.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PkceTest {
  private static final Optional<String> S256 = Optional.of("S256");
  private static final Optional<String> CHALLENGE = Optional.of(Office.CHALLENGE);

  /** RFC 7636, appendix B. */
  @Test
  void provesByTheVerifierOfTheChallenge() {
    assertThat(Pkce.proves(CHALLENGE, Optional.of(Office.VERIFIER))).isTrue();
    assertThat(Pkce.proves(CHALLENGE, Optional.of(Office.VERIFIER + "x"))).isFalse();
  }

  @Test
  void aChallengeNeedsAVerifierAndAVerifierAChallenge() {
    assertThat(Pkce.proves(CHALLENGE, Optional.empty())).isFalse();
    assertThat(Pkce.proves(Optional.empty(), Optional.of(Office.VERIFIER))).isFalse();
    assertThat(Pkce.proves(Optional.empty(), Optional.empty())).isTrue();
  }

  @Test
  void takesVerifiersOf43To128CharactersOnly() {
    for (int length : new int[] {42, 129}) {
      assertThat(Pkce.proves(CHALLENGE, Optional.of("a".repeat(length)))).isFalse();
    }
    assertThat(Pkce.proves(CHALLENGE, Optional.of(Office.VERIFIER.substring(1) + "+"))).isFalse();
  }

  @Test
  void takesNoOtherMethodThanS256() {
    assertThat(Pkce.challenge(CHALLENGE, S256)).isEqualTo(CHALLENGE);
    assertThat(Pkce.challenge(Optional.empty(), Optional.empty())).isEmpty();
    for (Optional<String> method :
        List.of(Optional.<String>empty(), Optional.of("plain"), Optional.of("s256"))) {
      assertThatThrownBy(() -> Pkce.challenge(CHALLENGE, method)).isInstanceOf(GrantRefusal.class);
    }
    assertThatThrownBy(() -> Pkce.challenge(Optional.empty(), S256))
        .isInstanceOf(GrantRefusal.class);
    assertThatThrownBy(() -> Pkce.challenge(Optional.of(Office.CHALLENGE + "="), S256))
        .isInstanceOf(GrantRefusal.class);
  }
}
