package org.carrel.identity;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.carrel.config.Transactions;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.identity.AuditLog.Event;
import org.jspecify.annotations.Nullable;

/**
 * Verifies a name and a password: counted before, hashed outside of any transaction, recorded
 * after. A name that is nobody's takes the same steps as a wrong password.
 */
@Singleton
final class PasswordCheck {
  private static final Duration SHORTLY = Duration.ofSeconds(1);

  private final AccountRows rows;
  private final PasswordHash hashes;
  private final LoginThrottle throttle;
  private final KnownAddresses addresses;
  private final AuditLog audit;
  private final Transactions transactions;

  @Inject
  PasswordCheck(
      AccountRows rows,
      PasswordHash hashes,
      LoginThrottle throttle,
      KnownAddresses addresses,
      AuditLog audit,
      Transactions transactions) {
    this.rows = rows;
    this.hashes = hashes;
    this.throttle = throttle;
    this.addresses = addresses;
    this.audit = audit;
    this.transactions = transactions;
  }

  /** What was found under the name before its password was looked at. */
  private record Try(
      String key,
      @Nullable Account account,
      @Nullable String stored,
      boolean knownAddress,
      Optional<Duration> pause) {}

  Outcome verify(UsernamePassword credential, Origin origin) {
    Try found = transactions.callApart(() -> begin(credential, origin));
    if (found.pause().isPresent()) {
      return Outcome.rejected(Reason.THROTTLED, found.pause().get());
    }
    try {
      boolean right = hashes.matches(credential.password(), found.stored());
      return right ? right(found, credential.password(), origin) : wrong(found, origin);
    } catch (Failure busy) {
      transactions.runApart(() -> takeBack(found, origin));
      return Outcome.rejected(busy.reason(), SHORTLY);
    }
  }

  private Try begin(UsernamePassword credential, Origin origin) {
    String key = Username.key(credential.username());
    Optional<AccountRow> row = rows.findByKey(key);
    Account account = row.map(AccountRow::account).orElse(null);
    boolean known = account != null && addresses.knows(account.id(), origin.address());
    Optional<Duration> pause = throttle.begin(key, origin.address(), known);
    return new Try(key, account, row.map(AccountRow::passwordHash).orElse(null), known, pause);
  }

  private Outcome wrong(Try found, Origin origin) {
    Account account = found.account();
    transactions.runApart(
        () ->
            audit.record(Event.SIGN_IN_FAILED, account == null ? null : account.id(), "", origin));
    return Outcome.rejected(Reason.BAD_CREDENTIAL);
  }

  private Outcome right(Try found, Password password, Origin origin) {
    Account account = found.account();
    String stored = found.stored();
    if (account == null || stored == null) {
      throw new IllegalStateException("nobody's password cannot be right");
    }
    Optional<String> renewed =
        hashes.isOutdated(stored) ? Optional.of(hashes.hash(password)) : Optional.empty();
    transactions.runApart(
        () -> {
          takeBack(found, origin);
          renewed.ifPresent(hash -> rows.getLocked(account.id()).rehash(stored, hash));
          admit(account, origin);
        });
    return account.usable()
        ? new Outcome.Accepted(account.caller(Proof.PASSWORD, ""))
        : Outcome.rejected(Reason.ACCOUNT_LOCKED);
  }

  private void admit(Account account, Origin origin) {
    if (account.usable()) {
      addresses.remember(account.id(), origin.address());
    }
    Event event = account.usable() ? Event.SIGNED_IN : Event.SIGN_IN_REFUSED;
    audit.record(event, account.id(), "", origin);
  }

  private void takeBack(Try found, Origin origin) {
    throttle.takeBack(found.key(), origin.address(), found.knownAddress());
  }
}
