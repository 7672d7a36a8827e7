package org.carrel.identity;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.carrel.config.Transactions;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;

/**
 * Links by which somebody who lost their password chooses a new one, without an administrator ever
 * knowing it. An account has one at most, for a day; it dies with all that is out in the account's
 * name, or in the maker's.
 */
@Singleton
public final class PasswordLinks {
  private static final Duration LIFE = Duration.ofDays(1);

  private final EntityManager entityManager;
  private final AccountRows rows;
  private final Accounts accounts;
  private final SignUps signUps;
  private final AuditLog audit;
  private final Transactions transactions;
  private final SecureRandom random;
  private final Clock clock;

  @Inject
  PasswordLinks(
      EntityManager entityManager,
      AccountRows rows,
      Accounts accounts,
      SignUps signUps,
      AuditLog audit,
      Transactions transactions,
      SecureRandom random,
      Clock clock) {
    this.entityManager = entityManager;
    this.rows = rows;
    this.accounts = accounts;
    this.signUps = signUps;
    this.audit = audit;
    this.transactions = transactions;
    this.random = random;
    this.clock = clock;
  }

  /**
   * Makes one in place of the one before.
   *
   * @throws Failure FORBIDDEN unless the caller rules over the account; CONFLICT if nobody can sign
   *     in to it anyway; NOT_FOUND
   */
  public NewPasswordLink create(Caller by, UUID id, Origin origin) {
    Account account = accounts.get(id);
    Authority.requireRule(by, account);
    if (!account.usable()) {
      throw Failure.conflict("The account is locked.");
    }
    NewPasswordLink link =
        new NewPasswordLink(Digests.randomSecret(random), clock.instant().plus(LIFE));
    transactions.runApart(
        () -> {
          put(link, account, by);
          audit.record(AuditLog.Event.PASSWORD_LINK_CREATED, id, by.accountId(), origin);
        });
    return link;
  }

  private void put(NewPasswordLink link, Account account, Caller by) {
    entityManager
        .createNativeQuery(
            "REPLACE INTO password_link"
                + " (account_id, secret_hash, made_by, made_by_epoch, token_epoch, expires_at)"
                + " VALUES (?1, ?2, ?3, ?4, ?5, ?6)")
        .setParameter(1, account.id())
        .setParameter(2, Digests.sha256(link.secret()))
        .setParameter(3, by.accountId())
        .setParameter(4, by.epoch())
        .setParameter(5, account.epoch())
        .setParameter(6, link.expiresAt())
        .executeUpdate();
  }

  /** Whose password is set by it, as long as it may be. */
  public Optional<Account> find(String secret) {
    return transactions.call(() -> open(secret)).flatMap(link -> accounts.find(link.account()));
  }

  /**
   * Sets the password, once. All sessions and tokens end.
   *
   * @throws Failure GONE if the link was used or is too old, or if who made it may not any more;
   *     THROTTLED after too many tries from one address; INVALID for a password that cannot be used
   */
  public Account use(String secret, Password next, Origin origin) {
    signUps.begin(origin);
    Link link = transactions.call(() -> open(secret)).orElseThrow(PasswordLinks::over);
    return accounts.setPassword(link.account(), link.madeBy(), next, () -> take(secret), origin);
  }

  /** Of two at once the second finds none. */
  private void take(String secret) {
    boolean held = open(secret).isPresent();
    int taken =
        entityManager
            .createNativeQuery("DELETE FROM password_link WHERE secret_hash = ?1")
            .setParameter(1, Digests.sha256(secret))
            .executeUpdate();
    if (!held || taken == 0) {
      throw over();
    }
  }

  private record Link(UUID account, UUID madeBy, int madeByEpoch) {
    static Link of(Tuple row) {
      return new Link(
          AuditTrail.id(row.get(0)), AuditTrail.id(row.get(1)), ((Number) row.get(2)).intValue());
    }
  }

  /** Whose account is in another epoch, or disabled, has none. */
  private Optional<Link> open(String secret) {
    Stream<?> found =
        entityManager
            .createNativeQuery(
                """
                SELECT p.account_id, p.made_by, p.made_by_epoch FROM password_link p
                JOIN account a ON a.id = p.account_id AND a.token_epoch = p.token_epoch
                  AND a.active = 1 AND a.locked = 0 AND a.deleted_at IS NULL
                WHERE p.secret_hash = ?1 AND p.expires_at > ?2""",
                Tuple.class)
            .setParameter(1, Digests.sha256(secret))
            .setParameter(2, clock.instant())
            .getResultStream();
    return found.map(row -> Link.of((Tuple) row)).filter(this::mayStill).findFirst();
  }

  private boolean mayStill(Link link) {
    Optional<Account> over = rows.find(link.account()).map(AccountRow::account);
    return rows.find(link.madeBy())
        .map(AccountRow::account)
        .filter(by -> by.usable() && by.epoch() == link.madeByEpoch())
        .filter(by -> over.filter(whose -> Authority.rules(by, whose)).isPresent())
        .isPresent();
  }

  private static Failure over() {
    return new Failure(Reason.GONE, "This link was used or is too old.");
  }
}
