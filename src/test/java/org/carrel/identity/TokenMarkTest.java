package org.carrel.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TokenMarkTest {
  private static final UUID ACCOUNT = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");

  @Test
  void readsWhatItWrote() {
    TokenMark mark = new TokenMark(ACCOUNT, "ipseity-access", 12);

    assertThat(TokenMark.parse(mark.text())).contains(mark);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "01890a5d-ac96-774b-bcce-b302099a8057",
        "01890A5D-AC96-774B-BCCE-B302099A8057.access.1",
        "01890a5d-ac96-774b-bcce-b302099a8057.access.01",
        "01890a5d-ac96-774b-bcce-b302099a8057.access.-1",
        "01890a5d-ac96-774b-bcce-b302099a8057..1",
        "01890a5d-ac96-774b-bcce-b302099a8057.access.1 ",
        "1-1-1-1-1.access.1"
      })
  void readsNothingElse(String text) {
    assertThat(TokenMark.parse(text)).isEmpty();
  }

  @Test
  void readsNoOtherType() {
    assertThat(TokenMark.parse(null)).isEmpty();
    assertThat(TokenMark.parse(5L)).isEmpty();
  }
}
