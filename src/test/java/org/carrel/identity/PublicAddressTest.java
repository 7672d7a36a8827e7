package org.carrel.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.benmanes.caffeine.cache.Ticker;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.carrel.config.Settings;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.testing.SetClock;
import org.carrel.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressTest {
  private final TestDatabase database = TestDatabase.clean();
  private final SetClock clock = new SetClock();
  private final Caller owner = new Node(database, clock).owner();
  private final PublicAddress address = address(Optional.empty());

  private PublicAddress address(Optional<String> configured) {
    Ticker ticker = () -> TimeUnit.MILLISECONDS.toNanos(clock.millis());
    return new PublicAddress(
        new StoredSettings(database.entityManager(), database.transactions(), ticker),
        Settings.read(key -> key.equals("carrel.public-url") ? configured : Optional.empty()));
  }

  @Test
  void isWhatAnAdministratorSetLast() {
    assertThat(address.find()).isEmpty();
    address.set(owner, "https://books.example/shelf/");
    assertThat(address.find()).contains("https://books.example/shelf");
    assertThat(address(Optional.empty()).find()).contains("https://books.example/shelf");
    address.set(owner, "");
    assertThat(address.find()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "books.example",
        "ftp://books.example",
        "https://",
        "https://u:p@books.example",
        "https://books.example/?q",
        "https://books.example/#f",
        "javascript:alert(1)",
        "https://a b",
        "https://books.example/\r\nX: y"
      })
  void refusesWhatIsNoPublicUrl(String url) {
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> address.set(owner, url))
        .returns(Reason.INVALID, Failure::reason);
  }

  @Test
  void theConfiguredOneStands() {
    PublicAddress fixed = address(Optional.of("https://fixed.example"));

    assertThat(fixed.find()).contains("https://fixed.example");
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> fixed.set(owner, "https://other.example"))
        .returns(Reason.CONFLICT, Failure::reason);
  }

  @Test
  void isForThoseWhoManageTheServer() {
    Caller reader = new Node(database, clock).user(owner, "reader");

    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> address.set(reader, "https://books.example"))
        .returns(Reason.FORBIDDEN, Failure::reason);
  }

  @Test
  void isNotForThoseWhoOnlyManageTheServer() {
    Caller manager = new Node(database, clock).user(owner, "manager", Permission.MANAGE_SERVER);

    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> address.set(manager, "https://evil.example"))
        .returns(Reason.FORBIDDEN, Failure::reason);
  }

  @Test
  void isNotForAnAdministratorsRestrictedKey() {
    Caller key = owner.only(Set.of(Permission.MANAGE_SERVER));

    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> address.set(key, "https://evil.example"))
        .returns(Reason.FORBIDDEN, Failure::reason);
  }
}
