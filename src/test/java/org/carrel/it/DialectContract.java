package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What every wire language that signs people in promises. A dialect's test says how it signs in,
 * and inherits the rest.
 */
abstract class DialectContract extends ServerTest {
  /** A new account of its own, with {@link Household#PASSWORD}. */
  final Household.Member newAccount() {
    return new Household(server()).member();
  }

  /** Signs in in this dialect's way. */
  abstract Answer signIn(String name, String password);

  /** The access token in the answer to a sign-in. */
  abstract String token(Answer signedIn);

  /** Holds a refused sign-in against the status, challenge and body that the dialect documents. */
  abstract void assertRefused(Answer refused);

  /** A path of another dialect that answers 200 to whoever is signed in. */
  String elsewhere() {
    return "/opds/v1.2/catalog";
  }

  private int statusElsewhere(String token) {
    return client().get(elsewhere(), "Authorization", "Bearer " + token).status();
  }

  @Test
  void signsInWithTheRightPassword() {
    assertThat(signIn(newAccount().name(), Household.PASSWORD).status()).isEqualTo(200);
  }

  @Test
  void refusesAWrongPasswordInItsOwnWords() {
    assertRefused(signIn(newAccount().name(), "wrong password"));
  }

  @Test
  void answersAnUnknownNameLikeAWrongPassword() {
    Answer unknown = signIn("nobody-has-this-name", "wrong password");
    Answer wrong = signIn(newAccount().name(), "wrong password");

    assertThat(unknown.status()).isEqualTo(wrong.status());
    assertThat(unknown.text()).isEqualTo(wrong.text());
    assertThat(unknown.headers().map().keySet()).isEqualTo(wrong.headers().map().keySet());
  }

  @Test
  void refusesADisabledAccountAndItsTokens() {
    Household.Member member = newAccount();
    String token = token(signIn(member.name(), Household.PASSWORD));

    new Household(server()).change(member.id(), Map.of("isActive", false));

    assertThat(signIn(member.name(), Household.PASSWORD).status()).isBetween(400, 499);
    assertThat(statusElsewhere(token)).isEqualTo(401);
  }

  @Test
  void issuesATokenThatCountsInOtherDialects() {
    String token = token(signIn(newAccount().name(), Household.PASSWORD));

    assertThat(statusElsewhere(token)).isEqualTo(200);
  }
}
