package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** ipseity's dialect keeps what every dialect promises. */
final class IpseityDialectIT extends DialectContract {
  private final Map<String, String> ids = new HashMap<>();

  private IpseityCalls calls() {
    return new IpseityCalls(server());
  }

  @Override
  String newAccount(String password) {
    Household.Member member = calls().member();
    ids.put(member.name(), member.id());
    calls().change(member.id(), Map.of("password", password));
    return member.name();
  }

  @Override
  void disable(String name) {
    calls().change(Objects.requireNonNull(ids.get(name)), Map.of("isActive", false));
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
    String name = newAccount(Household.PASSWORD);
    String nobody = name.replace("m-", "n-");

    Answer unknown = signIn(nobody, "wrong password");
    Answer wrong = signIn(name, "wrong password");

    assertRefused(unknown);
    assertRefused(wrong);
    assertThat(unknown.text().replace(nobody, name)).isEqualTo(wrong.text());
    assertThat(unknown.headers().map().keySet()).isEqualTo(wrong.headers().map().keySet());
  }
}
