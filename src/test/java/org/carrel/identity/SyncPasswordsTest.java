package org.carrel.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.identity.EnrolmentTest.refused;
import static org.carrel.identity.Node.HERE;
import static org.carrel.identity.Node.SECRET;
import static org.carrel.identity.Node.accepted;
import static org.carrel.identity.Permission.ACCESS_API_KEYS;
import static org.carrel.identity.Permission.ACCESS_KOREADER_SYNC;
import static org.carrel.identity.Permission.DOWNLOAD_FILE;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.carrel.failure.Reason;
import org.carrel.testing.SetClock;
import org.carrel.testing.TestDatabase;
import org.junit.jupiter.api.Test;

final class SyncPasswordsTest {
  private static final Outcome DEAD = Outcome.rejected(Reason.BAD_CREDENTIAL);

  /** The MD5 of a password, as KOReader sends it. */
  private static final String KEY = "5f4dcc3b5aa765d61d8327deb882cf99";

  private final TestDatabase database = TestDatabase.clean();
  private final SetClock clock = new SetClock();
  private final Node node = new Node(database, clock);
  private final Caller owner = node.owner();
  private final Caller ben =
      node.user(owner, "Ben", ACCESS_API_KEYS, ACCESS_KOREADER_SYNC, DOWNLOAD_FILE);

  private CreatedApiKey key(Optional<Set<Permission>> permissions, Optional<Instant> end) {
    return node.keys.create(ben, new ApiKeyTerms("Kobo", permissions, end), HERE);
  }

  private CreatedApiKey key() {
    return key(Optional.of(Set.of(ACCESS_KOREADER_SYNC)), Optional.empty());
  }

  private Caller by(CreatedApiKey key) {
    return accepted(node.verify(new ApiKeyText(key.secret())));
  }

  private void set(CreatedApiKey key, String password) {
    node.syncPasswords.set(by(key), new SyncPassword("ben", password), HERE);
  }

  private Outcome show(String name, String password) {
    return node.verify(new SyncPassword(name, password));
  }

  @Test
  void opensTheSyncAndNothingElse() {
    set(key(Optional.empty(), Optional.empty()), KEY);
    Caller caller = accepted(show("BEN", KEY));

    assertThat(caller.accountId()).isEqualTo(ben.accountId());
    assertThat(caller.permissions()).containsExactly(ACCESS_KOREADER_SYNC);
    assertThat(caller.restricted()).isTrue();
    assertThat(caller.owner()).isFalse();
    assertThat(show("Ben", SECRET)).isEqualTo(DEAD);
    assertThat(show("Ben", KEY.toUpperCase(java.util.Locale.ROOT))).isEqualTo(DEAD);
    assertThat(show("nobody", KEY)).isEqualTo(DEAD);
    assertThat(node.signIn("Ben", KEY, HERE)).isEqualTo(DEAD);
    assertThat(node.verify(new UsernamePassword("Ben", KEY))).isEqualTo(DEAD);
  }

  @Test
  void anAccountWithoutOneHasNone() {
    assertThat(show("Ben", SECRET)).isEqualTo(DEAD);
    assertThat(show("Ben", "")).isEqualTo(DEAD);
  }

  @Test
  void isTheOneThatWasSetLast() {
    CreatedApiKey key = key();
    set(key, KEY);
    accepted(show("Ben", KEY));
    set(key, "another");

    assertThat(show("Ben", KEY)).isEqualTo(DEAD);
    accepted(show("Ben", "another"));
  }

  @Test
  void diesWithTheKeyThatItWasSetWith() {
    CreatedApiKey key = key();
    set(key, KEY);
    accepted(show("Ben", KEY));

    node.keys.revoke(ben, key.key().id(), HERE);

    assertThat(show("Ben", KEY)).isEqualTo(DEAD);
  }

  @Test
  void livesNoLongerThanAKeyThatExpires() {
    set(key(Optional.empty(), Optional.of(clock.instant().plusSeconds(60))), KEY);
    accepted(show("Ben", KEY));
    clock.pass(Duration.ofSeconds(61));

    assertThat(show("Ben", KEY)).isEqualTo(DEAD);
  }

  @Test
  void isAsLockedAsItsAccount() {
    set(key(), KEY);
    accepted(show("Ben", KEY));
    node.accounts.lock(owner, ben.accountId(), HERE);

    assertThat(show("Ben", KEY)).isEqualTo(Outcome.rejected(Reason.ACCOUNT_LOCKED));
  }

  @Test
  void carriesNothingOnceTheAccountMayNotSync() {
    set(key(Optional.empty(), Optional.empty()), KEY);
    node.accounts.grant(owner, ben.accountId(), Set.of(ACCESS_API_KEYS), HERE);

    assertThat(accepted(show("Ben", KEY)).permissions()).isEmpty();
  }

  @Test
  void isSetByAKeyThatMaySyncForItsOwnerAlone() {
    SyncPassword wanted = new SyncPassword("Ben", KEY);
    CreatedApiKey other = key(Optional.of(Set.of(DOWNLOAD_FILE)), Optional.empty());

    refused(Reason.FORBIDDEN, () -> node.syncPasswords.set(ben, wanted, HERE));
    refused(Reason.FORBIDDEN, () -> node.syncPasswords.set(by(other), wanted, HERE));
    refused(
        Reason.CONFLICT,
        () -> node.syncPasswords.set(by(key()), new SyncPassword("Ada", KEY), HERE));
    refused(
        Reason.INVALID, () -> node.syncPasswords.set(by(key()), new SyncPassword("Ben", ""), HERE));
  }

  @Test
  void wrongOnesCountWithTheAccountsWrongPasswords() {
    set(key(), KEY);
    for (int i = 0; i < 5; i++) {
      show("Ben", "wrong");
      node.signIn("Ben", "wrong", HERE);
    }

    assertThat(show("Ben", KEY)).isInstanceOf(Outcome.Rejected.class).isNotEqualTo(DEAD);
    assertThat(node.signIn("Ben", SECRET, HERE)).isInstanceOf(Outcome.Rejected.class);
  }
}
