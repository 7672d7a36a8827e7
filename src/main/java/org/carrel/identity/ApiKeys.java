package org.carrel.identity;

import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carrel.config.Transactions;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.identity.AuditLog.Event;

/**
 * Keys for scripts and reader apps. A key acts for its account and never with more rights; it works
 * only while the account has {@link Permission#ACCESS_API_KEYS}. A password change does not end it.
 */
@Singleton
public final class ApiKeys {
  private final ApiKeyRows rows;
  private final AccountCache accounts;
  private final AuditLog audit;
  private final Transactions transactions;
  private final Clock clock;
  private final SecureRandom random;
  private final FreshCache<String, LiveApiKey> fresh;
  private final Touches touches;

  @Inject
  ApiKeys(
      ApiKeyRows rows,
      AccountCache accounts,
      AuditLog audit,
      Transactions transactions,
      Clock clock,
      SecureRandom random,
      Ticker ticker) {
    this.rows = rows;
    this.accounts = accounts;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
    this.random = random;
    this.fresh = new FreshCache<>(ticker);
    this.touches = new Touches(ticker, Duration.ofDays(1));
  }

  /**
   * Creates a key of the caller's own.
   *
   * @throws Failure FORBIDDEN if it would carry or outlive more than the caller does
   */
  public CreatedApiKey create(Caller caller, ApiKeyTerms terms, Origin origin) {
    ApiKeySecret secret = ApiKeySecret.create(random);
    ApiKeyRow row = new ApiKeyRow(caller.accountId(), secret, clock.instant());
    transactions.runApart(
        () -> {
          requireMayIssue(caller, terms);
          row.agree(terms);
          rows.add(row);
          record(Event.KEY_CREATED, caller, row.key().id(), origin);
        });
    return new CreatedApiKey(row.key(), secret.text());
  }

  /** The caller's own, the oldest first. */
  public List<ApiKey> list(Caller caller) {
    requireAccess(caller);
    return transactions.call(
        () -> rows.of(caller.accountId()).stream().map(ApiKeyRow::key).toList());
  }

  /**
   * @throws Failure NOT_FOUND if the caller has no such key
   */
  public ApiKey get(Caller caller, int id) {
    requireAccess(caller);
    return transactions.call(() -> own(caller, id).key());
  }

  /** Changes what a key is; its secret stays. Throws as {@link #create} and {@link #get} do. */
  public ApiKey change(Caller caller, int id, ApiKeyTerms terms, Origin origin) {
    ApiKey changed =
        transactions.callApart(
            () -> {
              requireMayIssue(caller, terms);
              ApiKeyRow row = own(caller, id);
              row.agree(terms);
              record(Event.KEY_CHANGED, caller, id, origin);
              return row.key();
            });
    fresh.drop(changed.shortToken());
    return changed;
  }

  /** Ends a key of the caller's own, at once. Throws as {@link #get} does. */
  public void revoke(Caller caller, int id, Origin origin) {
    requireAccess(caller);
    String shortToken = transactions.callApart(() -> removed(caller, id, origin));
    fresh.drop(shortToken);
  }

  private String removed(Caller caller, int id, Origin origin) {
    ApiKeyRow row = own(caller, id);
    rows.remove(row);
    record(Event.KEY_REVOKED, caller, id, origin);
    return row.key().shortToken();
  }

  Outcome verify(ApiKeyText text, Origin origin) {
    ApiKeySecret secret = ApiKeySecret.parse(text.key()).orElse(null);
    if (secret == null) {
      return Outcome.rejected(Reason.BAD_CREDENTIAL);
    }
    Instant now = clock.instant();
    return find(secret.shortPart())
        .filter(key -> key.isProvedBy(secret, now))
        .map(key -> outcome(key, origin))
        .orElseGet(() -> Outcome.rejected(Reason.BAD_CREDENTIAL));
  }

  /** As if the key had been shown: for what was proved by something that lives with it. */
  Outcome use(String shortToken, Instant now, Origin origin) {
    return find(shortToken)
        .filter(key -> key.isAlive(now))
        .map(key -> outcome(key, origin))
        .orElseGet(() -> Outcome.rejected(Reason.BAD_CREDENTIAL));
  }

  private Outcome outcome(LiveApiKey key, Origin origin) {
    Optional<Account> account = accounts.find(key.account());
    if (account.isPresent() && !account.get().usable()) {
      return Outcome.rejected(Reason.ACCOUNT_LOCKED);
    }
    Optional<Caller> caller = account.flatMap(key::caller);
    if (caller.isEmpty()) {
      return Outcome.rejected(Reason.BAD_CREDENTIAL);
    }
    touch(caller.get(), key.key(), origin);
    return new Outcome.Accepted(caller.get());
  }

  private void touch(Caller caller, ApiKey key, Origin origin) {
    if (touches.isDue(key.shortToken())) {
      transactions.runApart(
          () -> {
            rows.touch(key.id(), clock.instant());
            record(Event.KEY_USED, caller, key.id(), origin);
          });
    }
  }

  private Optional<LiveApiKey> find(String shortToken) {
    return fresh.find(
        shortToken, () -> transactions.callApart(() -> rows.find(shortToken).map(ApiKeyRow::live)));
  }

  /** Whoever only looks on is not told which keys there are. */
  private static void requireAccess(Caller caller) {
    caller.requireActing();
    caller.require(Permission.ACCESS_API_KEYS);
  }

  /** A key issued by a key inherits as much and lives no longer; a restricted one issues none. */
  private void requireMayIssue(Caller caller, ApiKeyTerms terms) {
    caller.require(Permission.ACCESS_API_KEYS);
    terms.permissions().ifPresent(only -> caller.require(only.toArray(Permission[]::new)));
    if (caller.restricted()) {
      throw Failure.forbidden("A restricted key may not issue keys.");
    }
    if (caller.proof() == Proof.API_KEY) {
      Optional<Instant> end =
          own(caller, Integer.parseInt(caller.credentialId())).key().expiresAt();
      boolean outlives = end.isPresent() && terms.expiresAt().map(end.get()::isBefore).orElse(true);
      if (outlives) {
        throw Failure.forbidden("A key may not issue one that outlives it.");
      }
    }
  }

  private ApiKeyRow own(Caller caller, int id) {
    return rows.find(caller.accountId(), id)
        .orElseThrow(() -> Failure.notFound("There is no such API key."));
  }

  private void record(Event event, Caller caller, int id, Origin origin) {
    audit.record(event, caller.accountId(), Integer.toString(id), origin);
  }
}
