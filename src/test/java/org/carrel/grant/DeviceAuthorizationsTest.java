package org.carrel.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.carrel.failure.Failure;
import org.carrel.identity.Caller;
import org.carrel.identity.Node;
import org.carrel.identity.Scope;
import org.carrel.testing.SetClock;
import org.carrel.testing.TestDatabase;
import org.junit.jupiter.api.Test;

final class DeviceAuthorizationsTest {
  private final TestDatabase database = TestDatabase.clean();
  private final SetClock clock = new SetClock();
  private final Office office = new Office(database, clock, Map.of());
  private final Caller owner = office.node.owner();
  private final Caller bob = office.node.inSession(office.node.user(owner, "bob"));
  private final Client client = office.register(owner, Office.terms()).client();
  private final DeviceAuthorization device =
      office.devices.begin(client, Set.of(Scope.LIBRARY_READ));

  @Test
  void waitsUntilSomebodyAgreesAndGivesTokensOnce() {
    refused(GrantError.AUTHORIZATION_PENDING);
    office.devices.approve(device.userCode(), bob, Node.HERE);

    Tokens tokens = office.devices.poll(client, device.deviceCode());

    assertThat(office.accessTokens.verify(tokens.accessToken()).orElseThrow().username())
        .isEqualTo("bob");
    refused(GrantError.INVALID_GRANT);
  }

  @Test
  void aDeviceThatAsksTooOftenHasToSlowDown() {
    refused(GrantError.AUTHORIZATION_PENDING);
    refused(GrantError.SLOW_DOWN);
    clock.pass(Duration.ofSeconds(9));
    refused(GrantError.SLOW_DOWN);
    clock.pass(Duration.ofSeconds(15));
    refused(GrantError.AUTHORIZATION_PENDING);
  }

  @Test
  void aDenialIsTold() {
    office.devices.deny(device.userCode(), bob);

    refused(GrantError.ACCESS_DENIED);
  }

  @Test
  void endsAfterTenMinutes() {
    clock.pass(Duration.ofMinutes(10));

    refused(GrantError.EXPIRED_TOKEN);
    assertThat(office.devices.find(device.userCode(), bob)).isEmpty();
    assertThatThrownBy(() -> office.devices.approve(device.userCode(), bob, Node.HERE))
        .isInstanceOf(Failure.class);
  }

  @Test
  void codesAreTypedInAnyCaseAndPunctuation() {
    String typed = device.userCode().toLowerCase(Locale.ROOT).replace("-", " ");

    assertThat(office.devices.find(typed, bob).orElseThrow().scopes())
        .containsExactly(Scope.LIBRARY_READ);
    assertThat(office.devices.find("", bob)).isEmpty();
    assertThat(office.devices.find(device.userCode() + "B", bob)).isEmpty();
  }

  @Test
  void isWorthNothingToAnotherClient() {
    Client other = office.register(owner, Office.terms()).client();
    office.devices.approve(device.userCode(), bob, Node.HERE);

    assertThatThrownBy(() -> office.devices.poll(other, device.deviceCode()))
        .isInstanceOf(GrantRefusal.class);
    assertThat(office.devices.poll(client, device.deviceCode()).scopes()).isNotEmpty();
  }

  private void refused(GrantError error) {
    assertThatThrownBy(() -> office.devices.poll(client, device.deviceCode()))
        .isInstanceOfSatisfying(
            GrantRefusal.class, refusal -> assertThat(refusal.error()).isEqualTo(error));
  }
}
