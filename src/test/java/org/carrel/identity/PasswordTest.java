package org.carrel.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.carrel.failure.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordTest {
  private static final String CHAINED_PASSWORD123 =
      "21855aea9e0202bf73938ef4e49f8376fe96fd046a013fab13f393428e4ab535"
          + "6ee6269a29bbf2f1cf41d85e2fa11a62c7d4c8105c9b569eeae4a9689ceef698";

  @ParameterizedTest
  @CsvSource({
    "password123, 21855aea9e0202bf73938ef4e49f8376fe96fd046a013fab13f393428e4ab535"
        + "6ee6269a29bbf2f1cf41d85e2fa11a62c7d4c8105c9b569eeae4a9689ceef698",
    "correct horse battery staple,"
        + " 084b9acfe6ee8a110342372bde4e23d3366ea2a8584482b163f8521ed7cd6d50"
        + "10be07ced9e0bcafe23ad50ee4b17e8a20593a43cb42e181be5e588235d60b9a",
    "pässwörd, 87e9a3ab3569515c4e6067553ec230ae89793fa34a7cfc6206c491c910eb4adb"
        + "60a0ee6cd7430ec0b2b1cd1bc4741c3e61971613574e08354b9cf70dc544fbe2"
  })
  void chainsAsBurgerauthsClientDoes(String password, String chained) {
    assertThat(Password.plain(password).chain()).isEqualTo(chained);
  }

  @Test
  void takesTheChainedFormWhereADialectSendsIt() {
    assertThat(Password.plainOrChained(CHAINED_PASSWORD123).chain()).isEqualTo(CHAINED_PASSWORD123);
    assertThat(Password.plainOrChained("password123").chain()).isEqualTo(CHAINED_PASSWORD123);
  }

  @Test
  void chainsHexadecimalDigitsLikeAnyTextWhereTheDialectIsPlain() {
    assertThat(Password.plain(CHAINED_PASSWORD123).chain()).isNotEqualTo(CHAINED_PASSWORD123);
  }

  @Test
  void countsTheLengthInBytes() {
    Password.plain("ääää").requireUsable(8);
    assertThatThrownBy(() -> Password.plain("1234567").requireUsable(8))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("at least 8 bytes");
    Password.plain("x".repeat(1024)).requireUsable(8);
    assertThatThrownBy(() -> Password.plain("ä".repeat(513)).requireUsable(8))
        .hasMessageContaining("at most 1024 bytes");
  }

  @Test
  void refusesTextThatHasNoOneEncoding() {
    assertThatThrownBy(() -> Password.plain("half \ud800 a pair").requireUsable(8))
        .isInstanceOf(Failure.class);
    assertThatThrownBy(() -> Password.plain("with \0 inside").requireUsable(8))
        .isInstanceOf(Failure.class);
  }

  @Test
  void neverShowsItself() {
    assertThat(Password.plain("password123")).hasToString("Password[…]");
    assertThat(new UsernamePassword("ada", "password123")).hasToString("UsernamePassword[…]");
  }
}
