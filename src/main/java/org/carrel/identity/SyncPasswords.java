package org.carrel.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.carrel.config.Transactions;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.identity.AuditLog.Event;
import org.carrel.identity.SyncPasswordRows.Stored;
import org.jspecify.annotations.Nullable;

/**
 * Passwords for KOReader's sync, which sends no other proof than the MD5 of one. Such a password is
 * set with an API key and lives as long as that key, so that a short credential never becomes a
 * long one; it opens the sync alone, and the account's own password never opens it.
 *
 * <p>Wrong ones count with the account's other wrong passwords. Right ones are remembered for some
 * minutes, as a keyed hash, since a device shows it with every page.
 */
@Singleton
public final class SyncPasswords {
  private static final Duration REMEMBERED = Duration.ofMinutes(5);
  private static final Duration SHORTLY = Duration.ofSeconds(1);
  private static final int SIZE = 10_000;

  private final SyncPasswordRows rows;
  private final AccountRows accounts;
  private final ApiKeys keys;
  private final PasswordHash hashes;
  private final LoginThrottle throttle;
  private final KnownAddresses addresses;
  private final AuditLog audit;
  private final Transactions transactions;
  private final Clock clock;
  private final FreshCache<UUID, Stored> fresh;
  private final Cache<String, Right> rights;
  private final Hmac hash;

  @Inject
  SyncPasswords(
      SyncPasswordRows rows,
      AccountRows accounts,
      ApiKeys keys,
      PasswordHash hashes,
      LoginThrottle throttle,
      KnownAddresses addresses,
      AuditLog audit,
      Transactions transactions,
      Clock clock,
      SecureRandom random,
      Ticker ticker) {
    this.rows = rows;
    this.accounts = accounts;
    this.keys = keys;
    this.hashes = hashes;
    this.throttle = throttle;
    this.addresses = addresses;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
    this.fresh = new FreshCache<>(ticker);
    this.rights =
        Caffeine.newBuilder().ticker(ticker).expireAfterWrite(REMEMBERED).maximumSize(SIZE).build();
    this.hash = Hmac.withRandomKey(random);
  }

  /** A password that was right, as long as it is the one that is stored. */
  private record Right(UUID account, String stored) {}

  /** What was found under the name before its password was looked at. */
  private record Try(
      String name,
      @Nullable UUID account,
      @Nullable Stored stored,
      boolean knownAddress,
      Optional<Duration> pause) {}

  /**
   * Sets the caller's own, in the place of the one before.
   *
   * @throws Failure FORBIDDEN unless the caller shows an API key that may sync; CONFLICT for
   *     another name than the caller's; INVALID for one that is empty or too long
   */
  public void set(Caller caller, SyncPassword wanted, Origin origin) {
    caller.require(Permission.ACCESS_KOREADER_SYNC);
    if (caller.proof() != Proof.API_KEY) {
      throw Failure.forbidden("A sync password is set with an API key.");
    }
    if (!Username.key(wanted.username()).equals(Username.key(caller.username()))) {
      throw Failure.conflict("This name is not the key's owner's.");
    }
    Password password = Password.plain(wanted.password());
    password.requireUsable(1);
    String stored = hashes.hash(password);
    int key = Integer.parseInt(caller.credentialId());
    transactions.runApart(
        () -> {
          rows.put(caller.accountId(), key, stored, clock.instant());
          audit.record(Event.SYNC_PASSWORD_SET, caller.accountId(), caller.credentialId(), origin);
        });
    fresh.drop(caller.accountId());
  }

  Outcome verify(SyncPassword shown, Origin origin) {
    String mark = hash.text(shown.username() + "\0" + shown.password());
    Right right = rights.getIfPresent(mark);
    Optional<Stored> stored =
        right == null
            ? Optional.empty()
            : stored(right.account()).filter(now -> now.hash().equals(right.stored()));
    return stored.map(known -> use(known, origin)).orElseGet(() -> check(shown, mark, origin));
  }

  private Optional<Stored> stored(UUID account) {
    return fresh.find(account, () -> transactions.callApart(() -> rows.find(account)));
  }

  private Outcome check(SyncPassword shown, String mark, Origin origin) {
    Try found = transactions.callApart(() -> begin(shown, origin));
    if (found.pause().isPresent()) {
      return Outcome.rejected(Reason.THROTTLED, found.pause().get());
    }
    Stored stored = found.stored();
    try {
      boolean right =
          hashes.matches(Password.plain(shown.password()), stored == null ? null : stored.hash());
      return right && stored != null ? right(found, stored, mark, origin) : wrong(found, origin);
    } catch (Failure busy) {
      transactions.runApart(() -> takeBack(found, origin));
      return Outcome.rejected(busy.reason(), SHORTLY);
    }
  }

  private Try begin(SyncPassword shown, Origin origin) {
    String name = Username.key(shown.username());
    UUID account = accounts.findByKey(name).map(row -> row.account().id()).orElse(null);
    boolean known = account != null && addresses.knows(account, origin.address());
    Optional<Duration> pause = throttle.begin(name, origin.address(), known);
    Stored stored = account == null ? null : rows.find(account).orElse(null);
    return new Try(name, account, stored, known, pause);
  }

  private Outcome wrong(Try found, Origin origin) {
    transactions.runApart(() -> audit.record(Event.SIGN_IN_FAILED, found.account(), "", origin));
    return Outcome.rejected(Reason.BAD_CREDENTIAL);
  }

  private Outcome right(Try found, Stored stored, String mark, Origin origin) {
    UUID account = found.account();
    Outcome outcome = use(stored, origin);
    boolean accepted = outcome instanceof Outcome.Accepted;
    transactions.runApart(
        () -> {
          takeBack(found, origin);
          if (accepted && account != null) {
            addresses.remember(account, origin.address());
          }
        });
    if (account != null) {
      rights.put(mark, new Right(account, stored.hash()));
    }
    return outcome;
  }

  private void takeBack(Try found, Origin origin) {
    throttle.takeBack(found.name(), origin.address(), found.knownAddress());
  }

  /** As its key is now, and no wider than the sync. */
  private Outcome use(Stored stored, Origin origin) {
    Instant now = clock.instant();
    Outcome outcome = keys.use(stored.shortToken(), now, origin);
    return outcome instanceof Outcome.Accepted accepted
        ? new Outcome.Accepted(accepted.caller().only(Set.of(Permission.ACCESS_KOREADER_SYNC)))
        : outcome;
  }
}
