package org.carrel.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.identity.EnrolmentTest.refused;
import static org.carrel.identity.Node.HERE;
import static org.carrel.identity.Node.SECRET;
import static org.carrel.identity.Node.accepted;
import static org.carrel.identity.Permission.ACCESS_API_KEYS;
import static org.carrel.identity.Permission.DOWNLOAD_FILE;
import static org.carrel.identity.Permission.MANAGE_USERS;
import static org.carrel.identity.Permission.UPLOAD_FILE;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.carrel.failure.Reason;
import org.carrel.testing.SetClock;
import org.carrel.testing.TestDatabase;
import org.junit.jupiter.api.Test;

class ApiKeysTest {
  private static final Outcome DEAD = Outcome.rejected(Reason.BAD_CREDENTIAL);

  private final TestDatabase database = TestDatabase.clean();
  private final SetClock clock = new SetClock();
  private final Node node = new Node(database, clock);
  private final Caller owner = node.owner();

  static ApiKeyTerms inheriting() {
    return new ApiKeyTerms("reader", Optional.empty(), Optional.empty());
  }

  static ApiKeyTerms only(Permission... permissions) {
    return new ApiKeyTerms("script", Optional.of(Set.of(permissions)), Optional.empty());
  }

  private static ApiKeyTerms until(Instant end) {
    return new ApiKeyTerms("brief", Optional.empty(), Optional.of(end));
  }

  private CreatedApiKey create(Caller caller, ApiKeyTerms terms) {
    return node.keys.create(caller, terms, HERE);
  }

  private Outcome use(CreatedApiKey key) {
    return node.verify(new ApiKeyText(key.secret()));
  }

  @Test
  void aKeyIsItsAccountFromTheHeaderOrAsBearer() {
    CreatedApiKey key = create(owner, inheriting());

    assertThat(key.secret()).matches("carrel_[1-9A-HJ-NP-Za-km-z]+_[1-9A-HJ-NP-Za-km-z]+");
    assertThat(accepted(use(key)).accountId()).isEqualTo(owner.accountId());
    assertThat(accepted(node.bearer(key.secret())).proof()).isEqualTo(Proof.API_KEY);
  }

  @Test
  void aKeyIsTheBasicPasswordUnderAnyName() {
    CreatedApiKey key = create(owner, inheriting());

    assertThat(accepted(node.verify(new UsernamePassword("whoever", key.secret()))).username())
        .isEqualTo("Ada");
    assertThat(node.signIn("Ada", key.secret(), HERE)).isEqualTo(DEAD);
  }

  @Test
  void aKeyThatIsNotQuiteRightIsRefused() {
    String right = create(owner, inheriting()).secret();
    int last = right.lastIndexOf('_');

    for (String wrong :
        new String[] {
          "carrel_",
          "carrel__",
          right + "1",
          right.substring(0, right.length() - 1),
          right.substring(0, last),
          right.substring(0, last + 1) + "1",
          right + "_x",
          " " + right,
          right.replace("carrel_", "CARREL_")
        }) {
      assertThat(node.verify(new ApiKeyText(wrong))).as(wrong).isEqualTo(DEAD);
    }
  }

  @Test
  void anInheritingKeyOfTheOwnerOwnsAndARestrictedOneNever() {
    Caller inherits = accepted(use(create(owner, inheriting())));
    Caller restricted = accepted(use(create(owner, only(DOWNLOAD_FILE))));

    assertThat(inherits.owner()).isTrue();
    assertThat(restricted.owner()).isFalse();
    assertThat(restricted.role()).isEqualTo(Role.USER);
    assertThat(restricted.permissions()).containsExactly(DOWNLOAD_FILE);
  }

  @Test
  void aRestrictedKeyCarriesOnlyWhatItsAccountStillHas() {
    Caller bob = node.user(owner, "bob", ACCESS_API_KEYS, DOWNLOAD_FILE, UPLOAD_FILE);
    CreatedApiKey key = create(bob, only(DOWNLOAD_FILE, UPLOAD_FILE));

    node.accounts.grant(owner, bob.accountId(), Set.of(ACCESS_API_KEYS, UPLOAD_FILE), HERE);

    assertThat(accepted(use(key)).permissions()).containsExactly(UPLOAD_FILE);
  }

  @Test
  void aKeyLivesOnlyWhileItsAccountMayHaveKeys() {
    Caller bob = node.user(owner, "bob", ACCESS_API_KEYS);
    CreatedApiKey key = create(bob, inheriting());
    accepted(use(key));

    node.accounts.grant(owner, bob.accountId(), Set.of(DOWNLOAD_FILE), HERE);
    assertThat(use(key)).isEqualTo(DEAD);

    node.accounts.grant(owner, bob.accountId(), Set.of(ACCESS_API_KEYS), HERE);
    accepted(use(key));
    node.accounts.lock(owner, bob.accountId(), HERE);
    assertThat(use(key)).isEqualTo(Outcome.rejected(Reason.ACCOUNT_LOCKED));
  }

  @Test
  void aKeySurvivesANewPassword() {
    CreatedApiKey key = create(owner, inheriting());
    Caller session = accepted(node.cookie(node.sessions.open(owner, SessionKind.COOKIE, HERE)));

    node.accounts.changePassword(
        session, Password.plain(SECRET), Password.plain("another secret"), HERE);

    accepted(use(key));
  }

  @Test
  void aRevokedKeyIsDeadAtOnceAndOnAnotherNodeWithinFiveSeconds() {
    CreatedApiKey key = create(owner, inheriting());
    Node other = new Node(database, clock);
    accepted(use(key));
    accepted(other.bearer(key.secret()));

    node.keys.revoke(owner, key.key().id(), HERE);

    assertThat(use(key)).isEqualTo(DEAD);
    clock.pass(Duration.ofSeconds(5));
    assertThat(other.bearer(key.secret())).isEqualTo(DEAD);
  }

  @Test
  void aKeyEndsWhenItsTimeHasCome() {
    CreatedApiKey key = create(owner, until(clock.instant().plusSeconds(3)));
    accepted(use(key));

    clock.pass(Duration.ofSeconds(3));
    assertThat(use(key)).isEqualTo(DEAD);
  }

  @Test
  void nobodyGivesAKeyWhatTheyDoNotHave() {
    Caller bob = node.user(owner, "bob", ACCESS_API_KEYS);
    Caller eve = node.user(owner, "eve");

    refused(Reason.FORBIDDEN, () -> create(bob, only(MANAGE_USERS)));
    refused(Reason.FORBIDDEN, () -> create(eve, inheriting()));
    refused(Reason.FORBIDDEN, () -> node.keys.list(eve));
    int id = create(bob, only(ACCESS_API_KEYS)).key().id();
    refused(Reason.FORBIDDEN, () -> node.keys.change(bob, id, only(MANAGE_USERS), HERE));
  }

  @Test
  void aKeyMintsNoWiderAndNoLongerKey() {
    Caller restricted = accepted(use(create(owner, only(ACCESS_API_KEYS))));
    Instant soon = clock.instant().plusSeconds(60);
    Caller brief = accepted(use(create(owner, until(soon))));

    refused(Reason.FORBIDDEN, () -> create(restricted, inheriting()));
    refused(Reason.FORBIDDEN, () -> create(restricted, only(ACCESS_API_KEYS)));
    refused(Reason.FORBIDDEN, () -> create(brief, inheriting()));
    refused(Reason.FORBIDDEN, () -> create(brief, until(soon.plusSeconds(1))));
    create(brief, until(soon));
    create(accepted(use(create(owner, inheriting()))), inheriting());
  }

  @Test
  void anothersKeyIsNotThere() {
    int id = create(owner, inheriting()).key().id();
    Caller bob = node.user(owner, "bob", ACCESS_API_KEYS);

    assertThat(node.keys.list(bob)).isEmpty();
    refused(Reason.NOT_FOUND, () -> node.keys.get(bob, id));
    refused(Reason.NOT_FOUND, () -> node.keys.revoke(bob, id, HERE));
    refused(Reason.NOT_FOUND, () -> node.keys.change(bob, id, only(), HERE));
  }

  @Test
  void itsUseIsWrittenAtMostOnceAMinute() {
    CreatedApiKey key = create(owner, inheriting());
    Instant first = clock.instant();
    accepted(use(key));
    clock.pass(Duration.ofSeconds(59));
    accepted(use(key));
    assertThat(node.keys.get(owner, key.key().id()).lastUsedAt()).contains(first);

    clock.pass(Duration.ofSeconds(1));
    accepted(use(key));
    assertThat(node.keys.get(owner, key.key().id()).lastUsedAt()).contains(clock.instant());
  }

  @Test
  void aChangedKeyActsAsChanged() {
    CreatedApiKey key = create(owner, inheriting());
    accepted(use(key));

    node.keys.change(owner, key.key().id(), only(DOWNLOAD_FILE), HERE);

    assertThat(accepted(use(key)).permissions()).containsExactly(DOWNLOAD_FILE);
  }
}
