package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

/** A device without a browser, from its code to its tokens. */
final class OAuthDeviceIT extends OAuthTest {
  private static final String TYPE = "urn:ietf:params:oauth:grant-type:device_code";

  private Answer begun() {
    Answer begun = app.post("/oauth2/device_authorization", "scope", "openid profile");
    assertThat(begun.status()).as(begun.toString()).isEqualTo(200);
    return begun;
  }

  private Answer poll(Answer begun) {
    return app.token("grant_type", TYPE, "device_code", begun.member("device_code"));
  }

  /** What its owner does: opens the address that the device shows, and answers. */
  private void answer(Answer begun, String answer) {
    URI shown = URI.create(begun.member("verification_uri_complete"));
    assertThat(browser.get(shown.getPath() + "?" + shown.getQuery()).text())
        .contains("Trusted</bdi>");
    Answer sent =
        browser.postForm(
            shown.getPath(),
            OAuthClient.form("user_code", begun.member("user_code"), "answer", answer),
            "Origin",
            server().toString().replaceAll("/$", ""));
    assertThat(sent.header("Location")).isEqualTo("/device?answered=" + answer);
  }

  @Test
  void theDeviceIsToldWhatToShow() {
    Answer begun = begun();

    assertThat(begun.json()).containsEntry("expires_in", 600L).containsEntry("interval", 5L);
    assertThat(begun.member("verification_uri")).isEqualTo(server().resolve("/device").toString());
    assertThat(begun.member("verification_uri_complete"))
        .isEqualTo(begun.member("verification_uri") + "?user_code=" + begun.member("user_code"));
  }

  @Test
  void onceItsOwnerAgreesTheDeviceGetsTokensOnce() {
    Answer begun = begun();
    assertRefused(poll(begun), 400, "authorization_pending");

    answer(begun, "allow");

    Answer tokens = poll(begun);
    assertThat(tokens.status()).as(tokens.toString()).isEqualTo(200);
    assertThat(tokens.json())
        .containsEntry("scope", "openid profile")
        .containsKeys("refresh_token", "id_token");
    assertThat(app.userinfo(tokens.member("access_token")).json())
        .containsEntry("sub", member.id())
        .containsEntry("preferred_username", member.name());
    assertRefused(poll(begun), 400, "invalid_grant");
    assertThat(app.refresh(tokens.member("refresh_token")).status()).isEqualTo(200);
  }

  @Test
  void aDeviceThatIsDeniedIsToldSo() {
    Answer begun = begun();

    answer(begun, "deny");

    assertRefused(poll(begun), 400, "access_denied");
  }

  @Test
  void aDeviceThatAsksTooOftenIsToldToWait() {
    Answer begun = begun();

    assertRefused(poll(begun), 400, "authorization_pending");
    assertRefused(poll(begun), 400, "slow_down");
    assertRefused(poll(begun), 400, "slow_down");
  }

  @Test
  void aCodeIsGoodForItsOwnDeviceOnly() {
    Answer begun = begun();
    answer(begun, "allow");
    OAuthClient other = OAuthClient.register(house, server());

    assertRefused(
        other.token("grant_type", TYPE, "device_code", begun.member("device_code")),
        400,
        "invalid_grant");
    assertRefused(app.token("grant_type", TYPE, "device_code", "unknown"), 400, "invalid_grant");
    assertThat(poll(begun).status()).isEqualTo(200);
  }
}
