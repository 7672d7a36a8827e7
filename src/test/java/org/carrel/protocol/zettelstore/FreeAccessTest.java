package org.carrel.protocol.zettelstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import java.util.Optional;
import org.carrel.config.Settings;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.junit.jupiter.api.Test;

final class FreeAccessTest {

  private static FreeAccess configured(Map<String, String> values) {
    return new FreeAccess(Settings.read(name -> Optional.ofNullable(values.get(name))));
  }

  @Test
  void isNotGivenWhileAuthenticationIsOn() {
    FreeAccess access = configured(Map.of("carrel.zettelstore.refuse-when-off", "true"));

    assertThat(access.isGiven()).isFalse();
    assertThat(access.token()).isEmpty();
  }

  @Test
  void isGivenWhileItIsOff() {
    FreeAccess access = configured(Map.of("carrel.authentication", "off"));

    assertThat(access.isGiven()).isTrue();
    assertThat(access.token()).contains(GivenToken.FREE);
  }

  @Test
  void isRefusedIfConfigured() {
    FreeAccess access =
        configured(
            Map.of("carrel.authentication", "off", "carrel.zettelstore.refuse-when-off", "true"));

    Failure failure = catchThrowableOfType(Failure.class, access::token);

    assertThat(failure.reason()).isEqualTo(Reason.FORBIDDEN);
    assertThat(failure).hasMessage("Authentication is not active");
  }
}
