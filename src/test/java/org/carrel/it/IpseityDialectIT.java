package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** ipseity's dialect keeps what every dialect promises. */
final class IpseityDialectIT extends DialectContract {
  private IpseityCalls calls() {
    return new IpseityCalls(server());
  }

  @Override
  Answer signIn(String name, String password) {
    return calls().call("GET", "/token", "user", name, "pass", password);
  }

  @Override
  String token(Answer signedIn) {
    return signedIn.text();
  }

  @Override
  void assertRefused(Answer refused) {
    assertThat(refused.status()).isEqualTo(404);
    assertThat(refused.json())
        .containsOnlyKeys("error_name", "message")
        .containsEntry("error_name", "IncorrectPasswordError");
    assertThat(refused.text()).endsWith("}\n");
    assertThat(refused.header("WWW-Authenticate")).isEmpty();
  }

  /** The message is the name as it was typed; all else is alike. */
  @Override
  @Test
  void answersAnUnknownNameLikeAWrongPassword() {
    String name = newAccount().name();
    String nobody = name.replace("m-", "n-");

    Answer unknown = signIn(nobody, "wrong password");
    Answer wrong = signIn(name, "wrong password");

    assertRefused(unknown);
    assertRefused(wrong);
    assertThat(unknown.text().replace(nobody, name)).isEqualTo(wrong.text());
    assertThat(unknown.headers().map().keySet()).isEqualTo(wrong.headers().map().keySet());
  }
}
