package org.carrel.grant;

import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.carrel.config.Transactions;
import org.carrel.failure.Failure;
import org.carrel.identity.Account;
import org.carrel.identity.Accounts;
import org.carrel.identity.AuditLog;
import org.carrel.identity.AuditLog.Event;
import org.carrel.identity.Caller;
import org.carrel.identity.FreshCache;
import org.carrel.identity.Origin;
import org.carrel.identity.Scope;

/**
 * What accounts have granted to clients. A revocation acts on this node at once, on others within
 * five seconds.
 */
@Singleton
public final class Grants {
  private final EntityManager entityManager;
  private final Accounts accounts;
  private final Consents consents;
  private final AuditLog audit;
  private final Transactions transactions;
  private final Clock clock;
  private final FreshCache<UUID, Granted> fresh;

  @Inject
  Grants(
      EntityManager entityManager,
      Accounts accounts,
      Consents consents,
      AuditLog audit,
      Transactions transactions,
      Clock clock,
      Ticker ticker) {
    this.entityManager = entityManager;
    this.accounts = accounts;
    this.consents = consents;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
    this.fresh = new FreshCache<>(ticker);
  }

  /** Inside the unit of work under way; alive from its end on. */
  UUID add(
      String clientId,
      Caller caller,
      Set<Scope> scopes,
      Optional<String> nonce,
      Instant signedInAt,
      Instant end) {
    UUID id = UUID.randomUUID();
    GrantRow row = new GrantRow(id, clientId, caller, scopes, nonce, signedInAt, clock.instant());
    row.lastsUntil(end);
    entityManager.persist(row);
    entityManager.flush();
    return id;
  }

  /** One that holds: not revoked, its account as it was and usable. */
  Optional<Granted> findLive(UUID id) {
    return fresh
        .find(
            id,
            () ->
                transactions.callApart(
                    () ->
                        Optional.ofNullable(entityManager.find(GrantRow.class, id))
                            .map(GrantRow::granted)))
        .filter(this::holds);
  }

  /** The same inside the unit of work under way, held until it ends. */
  Optional<GrantRow> lockLive(UUID id) {
    return Optional.ofNullable(
            entityManager.find(GrantRow.class, id, LockModeType.PESSIMISTIC_WRITE))
        .filter(row -> holds(row.granted()));
  }

  private boolean holds(Granted granted) {
    return !granted.revoked()
        && accounts
            .find(granted.accountId())
            .filter(account -> account.usable() && account.epoch() == granted.epoch())
            .isPresent();
  }

  /** The account behind a grant that holds. */
  Account account(Granted granted) {
    return accounts.get(granted.accountId());
  }

  /** Ends the family, whatever it was. */
  void revoke(UUID id, Event event, Origin origin) {
    transactions.runApart(
        () -> {
          GrantRow row = entityManager.find(GrantRow.class, id, LockModeType.PESSIMISTIC_WRITE);
          if (row != null && !row.granted().revoked()) {
            row.revoke(clock.instant());
            audit.record(event, row.granted().accountId(), id.toString(), origin);
          }
        });
    fresh.drop(id);
  }

  /** Those of the caller's own that hold, the newest first: its connected apps. */
  public List<Granted> list(Caller caller) {
    requireWhole(caller);
    return transactions.call(() -> of(caller)).stream()
        .map(GrantRow::granted)
        .filter(this::holds)
        .toList();
  }

  /**
   * Ends all that the caller has granted a client, and asks again the next time.
   *
   * @throws Failure FORBIDDEN for a credential that carries less than its account
   */
  public void revoke(Caller caller, String clientId, Origin origin) {
    requireWhole(caller);
    List<UUID> ended =
        transactions.callApart(
            () -> {
              List<GrantRow> rows =
                  of(caller).stream()
                      .filter(row -> row.granted().clientId().equals(clientId))
                      .toList();
              rows.forEach(row -> row.revoke(clock.instant()));
              consents.forget(caller.accountId(), clientId);
              audit.record(Event.GRANT_REVOKED, caller.accountId(), "", origin);
              return rows.stream().map(row -> row.granted().id()).toList();
            });
    ended.forEach(fresh::drop);
  }

  private List<GrantRow> of(Caller caller) {
    return entityManager
        .createQuery(
            "SELECT g FROM GrantRow g WHERE g.accountId = :account AND g.revokedAt IS NULL"
                + " AND g.expiresAt > :now ORDER BY g.createdAt DESC",
            GrantRow.class)
        .setParameter("account", caller.accountId())
        .setParameter("now", clock.instant())
        .getResultList();
  }

  private static void requireWhole(Caller caller) {
    if (caller.restricted()) {
      throw Failure.forbidden("This credential may not see or end what was granted.");
    }
  }
}
