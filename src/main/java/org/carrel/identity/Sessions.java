package org.carrel.identity;

import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.carrel.config.Settings;
import org.carrel.config.Transactions;
import org.carrel.failure.Failure;

/** Who stays signed in without showing a password again. */
@Singleton
public final class Sessions {
  private static final Duration SECRET_KEY_LIFE = Duration.ofDays(30);

  private final SessionRows rows;
  private final AccountRows accountRows;
  private final AccountCache accounts;
  private final Transactions transactions;
  private final Settings.Session settings;
  private final Clock clock;
  private final SecureRandom random;
  private final FreshCache<String, LiveSession> fresh;
  private final Touches touches;

  @Inject
  Sessions(
      SessionRows rows,
      AccountRows accountRows,
      AccountCache accounts,
      Transactions transactions,
      Settings settings,
      Clock clock,
      SecureRandom random,
      Ticker ticker) {
    this.rows = rows;
    this.accountRows = accountRows;
    this.accounts = accounts;
    this.transactions = transactions;
    this.settings = settings.session();
    this.clock = clock;
    this.random = random;
    this.fresh = new FreshCache<>(ticker);
    this.touches = new Touches(ticker, settings.session().lifetime());
  }

  /**
   * Opens a session with a new id. At the account's most sessions the first to expire ends.
   *
   * @throws Failure FORBIDDEN unless the caller has just shown its password or renews a session
   */
  public NewSession open(Caller caller, SessionKind kind, Origin origin) {
    if (caller.proof() != Proof.PASSWORD && caller.proof() != Proof.SESSION) {
      throw Failure.forbidden("A session is opened by a password.");
    }
    String secret = Digests.randomSecret(random);
    SessionRow row = new SessionRow(Digests.sha256(secret), caller, kind, origin);
    row.begin(clock.instant(), life(kind));
    transactions.runApart(() -> addWithinLimit(row, caller));
    return new NewSession(secret, row.session(), row.session().expiresAt());
  }

  private void addWithinLimit(SessionRow row, Caller caller) {
    Account account = accountRows.getLocked(caller.accountId()).account();
    Integer most = account.maxSessions();
    if (most != null && row.session().kind() == SessionKind.COOKIE) {
      List<SessionRow> open = of(caller.accountId(), s -> s.session().kind() == SessionKind.COOKIE);
      open.stream().limit(Math.max(0, open.size() - most + 1)).forEach(this::remove);
    }
    rows.add(row);
  }

  Optional<Outcome> verify(String secret, SessionKind kind) {
    String hash = Digests.sha256(secret);
    Instant now = clock.instant();
    Optional<LiveSession> session =
        find(hash).filter(s -> s.kind() == kind && s.expiresAt().isAfter(now));
    Optional<Caller> caller = session.flatMap(this::caller);
    boolean due = caller.isPresent() && touches.isDue(hash);
    if (due) {
      slide(hash, session.get(), now);
    }
    return caller.map(accepted -> new Outcome.Accepted(accepted, due));
  }

  private Optional<LiveSession> find(String hash) {
    return fresh.find(hash, () -> transactions.callApart(() -> rows.live(hash)));
  }

  private Optional<Caller> caller(LiveSession session) {
    String id = Long.toString(session.id());
    return accounts
        .find(session.account())
        .filter(account -> account.usable() && account.epoch() == session.epoch())
        .map(own -> previewed(own, session, id).orElseGet(() -> own.caller(Proof.SESSION, id)));
  }

  private Optional<Caller> previewed(Account own, LiveSession session, String id) {
    return session
        .preview()
        .flatMap(
            preview ->
                accounts
                    .find(preview.account())
                    .filter(over -> preview.holds(own, over, clock.instant())))
        .map(over -> over.previewedCaller(own, id));
  }

  /** Held until the unit of work under way ends. */
  void requireCookie(long id) {
    if (rows.findLocked(id).filter(row -> row.session().kind() == SessionKind.COOKIE).isEmpty()) {
      throw Failure.forbidden("This is done in a browser.");
    }
  }

  /** Something about it was changed. */
  void reload(long id) {
    transactions.call(() -> rows.find(id)).ifPresent(row -> fresh.drop(row.secretHash()));
  }

  private void slide(String hash, LiveSession session, Instant now) {
    transactions.runApart(() -> rows.slide(session.id(), now, now.plus(life(session.kind()))));
    fresh.drop(hash);
  }

  /** The caller's own that live, the first to expire first. Throws as {@link #revoke} does. */
  public List<Session> list(Caller caller) {
    requireWhole(caller);
    return transactions.call(
        () -> of(caller.accountId(), s -> true).stream().map(SessionRow::session).toList());
  }

  /**
   * Ends one of the caller's own.
   *
   * @throws Failure NOT_FOUND if it is nobody's or another's; FORBIDDEN for a credential that
   *     carries less than its account
   */
  public void revoke(Caller caller, long id) {
    requireWhole(caller);
    if (end(caller.accountId(), s -> s.session().id() == id) == 0) {
      throw Failure.notFound("There is no such session.");
    }
  }

  /** Ends all of the caller's own but the one it is acting by; returns how many. */
  public int revokeOthers(Caller caller) {
    requireWhole(caller);
    String acting = caller.proof() == Proof.SESSION ? caller.credentialId() : "";
    return end(caller.accountId(), s -> !Long.toString(s.session().id()).equals(acting));
  }

  /**
   * Ends all of an account's; returns how many.
   *
   * @throws Failure FORBIDDEN unless the caller is the owner
   */
  public int revokeAll(Caller by, UUID account) {
    if (!by.owner()) {
      throw Failure.forbidden("Only the owner may do this.");
    }
    return end(account, s -> true);
  }

  /** How many live ones each account has; one without any is missing. */
  public Map<UUID, Long> count(Collection<UUID> accounts) {
    return accounts.isEmpty()
        ? Map.of()
        : transactions.call(() -> rows.count(accounts, clock.instant()));
  }

  /** When the session that the caller acts by was opened; empty for one that acts by none. */
  public Optional<Instant> openedAt(Caller caller) {
    return caller.proof() == Proof.SESSION
        ? transactions.call(() -> rows.openedAt(Long.parseLong(caller.credentialId())))
        : Optional.empty();
  }

  /** Whether anybody has a session of this id. Ids come one after the other and tell nothing. */
  public boolean exists(long id) {
    return transactions.call(() -> rows.openedAt(id)).isPresent();
  }

  /** Ends the one with this secret, if there is one: signing out. */
  public void end(String secret) {
    String hash = Digests.sha256(secret);
    transactions.runApart(() -> rows.find(hash).ifPresent(rows::remove));
    fresh.drop(hash);
  }

  /** How long a session lives without use. */
  public Duration life(SessionKind kind) {
    return kind == SessionKind.COOKIE ? settings.lifetime() : SECRET_KEY_LIFE;
  }

  private static void requireWhole(Caller caller) {
    if (caller.restricted()) {
      throw Failure.forbidden("A restricted key may not see or end sessions.");
    }
  }

  private int end(UUID account, Predicate<SessionRow> which) {
    List<SessionRow> ended =
        transactions.callApart(
            () -> {
              List<SessionRow> these = of(account, which);
              these.forEach(rows::remove);
              return these;
            });
    ended.forEach(row -> fresh.drop(row.secretHash()));
    return ended.size();
  }

  private List<SessionRow> of(UUID account, Predicate<SessionRow> which) {
    return rows.of(account, clock.instant()).stream().filter(which).toList();
  }

  private void remove(SessionRow row) {
    rows.remove(row);
    fresh.drop(row.secretHash());
  }
}
