package org.carrel.protocol.zettelstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.carrel.config.Settings.TokenAnswer;
import org.junit.jupiter.api.Test;

final class GivenTokenTest {
  private final GivenToken token = GivenToken.bearer("abc.def.ghi", Duration.ofMinutes(10));

  @Test
  void isJsonWithBothNamesOfTheTokenAndALineEnd() {
    assertThat(token.text(TokenAnswer.JSON))
        .isEqualTo(
            "{\"access_token\":\"abc.def.ghi\",\"token\":\"abc.def.ghi\",\"token_type\":\"Bearer\","
                + "\"expires_in\":600}\n");
    assertThat(GivenToken.contentType(TokenAnswer.JSON)).isEqualTo("application/json");
  }

  @Test
  void isAListIfConfigured() {
    assertThat(token.text(TokenAnswer.LIST)).isEqualTo("(\"Bearer\" \"abc.def.ghi\" 600)");
    assertThat(GivenToken.contentType(TokenAnswer.LIST)).startsWith("text/plain");
  }

  @Test
  void theFreeOneLastsAsLongAsZettelstores() {
    assertThat(GivenToken.FREE).isEqualTo(new GivenToken("freeaccess", 316_224_000));
  }

  @Test
  void showsItsTokenInNoLog() {
    assertThat(token.toString()).doesNotContain("abc");
  }
}
