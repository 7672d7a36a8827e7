package org.carrel.identity;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.carrel.config.Settings;
import org.carrel.config.Transactions;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.identity.AuditLog.Event;

/**
 * Everybody who may sign in. Whatever ends what is already out (a new password, a lesser role, a
 * lock) acts on this node at once, on others within five seconds. New ones come by {@link
 * Enrolment}.
 */
@Singleton
public final class Accounts {
  private final AccountRows rows;
  private final AccountCache cache;
  private final PasswordHash hashes;
  private final PasswordCheck check;
  private final OpenEnds openEnds;
  private final AuditLog audit;
  private final Transactions transactions;
  private final Settings.SignIn settings;
  private final Clock clock;

  @Inject
  Accounts(
      AccountRows rows,
      AccountCache cache,
      PasswordHash hashes,
      PasswordCheck check,
      OpenEnds openEnds,
      AuditLog audit,
      Transactions transactions,
      Settings settings,
      Clock clock) {
    this.rows = rows;
    this.cache = cache;
    this.hashes = hashes;
    this.check = check;
    this.openEnds = openEnds;
    this.audit = audit;
    this.transactions = transactions;
    this.settings = settings.signIn();
    this.clock = clock;
  }

  /** As of at most five seconds ago. */
  public Optional<Account> find(UUID id) {
    return cache.find(id);
  }

  /**
   * As of at most five seconds ago.
   *
   * @throws Failure NOT_FOUND if there is none, or not any more
   */
  public Account get(UUID id) {
    return find(id)
        .filter(account -> !account.deleted())
        .orElseThrow(() -> Failure.notFound("There is no such account."));
  }

  /** Some of them, in one statement; an unknown one is missing. */
  public Map<UUID, Account> find(Collection<UUID> ids) {
    return ids.isEmpty()
        ? Map.of()
        : transactions.call(() -> rows.find(ids)).stream()
            .map(AccountRow::account)
            .collect(Collectors.toMap(Account::id, account -> account));
  }

  /** Whether there is an owner. */
  public boolean claimed() {
    return transactions.call(rows::claimed);
  }

  /** Everybody, by name. Throws FORBIDDEN without READ_USERS. */
  public List<Account> list(Caller by) {
    by.require(Permission.READ_USERS);
    return transactions.call(() -> rows.all().stream().map(AccountRow::account).toList());
  }

  /**
   * Replaces the caller's own password. All sessions and tokens end, API keys stay.
   *
   * @param current counts as a try to sign in
   * @return the caller as of now, who may open a session again
   * @throws Failure BAD_CREDENTIAL or THROTTLED for the current password; INVALID for the next one;
   *     FORBIDDEN for a caller with an API key
   */
  public Caller changePassword(Caller caller, Password current, Password next, Origin origin) {
    requireSignedIn(caller);
    next.requireUsable(settings.minPasswordLength());
    requireRight(check.verify(new UsernamePassword(caller.username(), current), origin));
    String hash = hashes.hash(next);
    Account changed =
        change(caller.accountId(), row -> row.changePassword(hash), Event.PASSWORD_CHANGED, origin);
    return changed.caller(Proof.PASSWORD, "");
  }

  private static void requireSignedIn(Caller caller) {
    boolean signedIn = caller.proof() == Proof.SESSION || caller.proof() == Proof.ACCESS_TOKEN;
    if (!signedIn || caller.restricted()) {
      throw Failure.forbidden("This is done by somebody who is signed in.");
    }
  }

  /**
   * Replaces the caller's own password, which was shown just now or for the token it comes with.
   * All sessions and tokens end, API keys stay.
   *
   * @param minBytes of the dialect the caller speaks
   * @return the caller as of now, who may open a session again
   * @throws Failure INVALID for a password that cannot be used; FORBIDDEN for a caller with a
   *     credential that carries less than its account
   */
  public Caller replacePassword(Caller caller, Password next, int minBytes, Origin origin) {
    requireWhole(caller);
    next.requireUsable(minBytes);
    String hash = hashes.hash(next);
    return change(
            caller.accountId(), row -> row.changePassword(hash), Event.PASSWORD_CHANGED, origin)
        .caller(Proof.PASSWORD, "");
  }

  /** Sets another's password. Throws FORBIDDEN unless the caller rules over the account. */
  public Account setPassword(Caller by, UUID id, Password next, Origin origin) {
    next.requireUsable(settings.minPasswordLength());
    Authority.requireRule(by, get(id));
    String hash = hashes.hash(next);
    return rule(by, id, row -> row.changePassword(hash), origin);
  }

  /**
   * Sets another's password for whoever was let do so.
   *
   * @param first inside the unit of work; what it throws leaves everything as it was
   */
  Account setPassword(UUID id, UUID by, Password next, Runnable first, Origin origin) {
    next.requireUsable(settings.minPasswordLength());
    String hash = hashes.hash(next);
    return change(
        id,
        row -> {
          first.run();
          row.changePassword(hash);
        },
        () -> audit.record(Event.PASSWORD_CHANGED, id, by, origin));
  }

  /** Ends every session and token of the caller's own. */
  public void signOutEverywhere(Caller caller, Origin origin) {
    change(caller.accountId(), AccountRow::signOutEverywhere, Event.SESSION_REVOKED, origin);
  }

  public Account disable(Caller by, UUID id, Origin origin) {
    return rule(by, id, AccountRow::disable, origin);
  }

  public Account enable(Caller by, UUID id, Origin origin) {
    return rule(by, id, AccountRow::enable, origin);
  }

  public Account lock(Caller by, UUID id, Origin origin) {
    return rule(by, id, AccountRow::lock, origin);
  }

  public Account unlock(Caller by, UUID id, Origin origin) {
    return rule(by, id, AccountRow::unlock, origin);
  }

  /** Only the owner makes administrators. */
  public Account assign(Caller by, UUID id, Role role, Origin origin) {
    Authority.requireRole(by, role);
    return rule(by, id, row -> row.assign(role), origin);
  }

  /** Replaces what was granted one by one; nobody grants what they do not have. */
  public Account grant(Caller by, UUID id, Set<Permission> permissions, Origin origin) {
    Authority.requireGrant(by, permissions);
    return change(
        id,
        row -> {
          Authority.requireGrant(by, row.account().granted());
          row.grant(permissions);
        },
        changed(by, id, origin));
  }

  /**
   * Replaces what was decided about another's account.
   *
   * @throws Failure FORBIDDEN without MANAGE_USERS, for one's own, for one that is above the caller
   *     and for seeing more than the caller does
   */
  public Account restrict(Caller by, UUID id, Restrictions restrictions, Origin origin) {
    return change(
        id, row -> decide(by, row, () -> row.restrict(restrictions)), changed(by, id, origin));
  }

  /**
   * Replaces the rules that hide books from another's account.
   *
   * @throws Failure FORBIDDEN as for {@link #restrict}; INVALID for more than 20 rules, or 200
   *     values in all
   */
  public Account ruleContent(Caller by, UUID id, List<ContentRule> rules, Origin origin) {
    return change(id, row -> decide(by, row, () -> row.rule(rules)), changed(by, id, origin));
  }

  private static void decide(Caller by, AccountRow row, Runnable change) {
    Account before = row.account();
    Authority.requireManage(by, before);
    change.run();
    Authority.requireWithin(by, before.limits(), row.account().limits());
  }

  /** The name stays taken. */
  public void delete(Caller by, UUID id, Origin origin) {
    rule(by, id, row -> row.delete(clock.instant()), origin);
  }

  /**
   * Deletes the caller's own account, with all that is out in its name. The name stays taken.
   *
   * @throws Failure FORBIDDEN for the owner, without whom nobody rules the server, and for a
   *     credential that carries less than its account
   */
  public void deleteOwn(Caller caller, Origin origin) {
    requireDeletable(caller);
    change(caller.accountId(), row -> row.delete(clock.instant()), Event.ACCOUNT_CHANGED, origin);
  }

  /**
   * The same for somebody who has not just shown the password.
   *
   * @param current counts as a try to sign in
   * @throws Failure BAD_CREDENTIAL or THROTTLED for the password
   */
  public void deleteOwn(Caller caller, Password current, Origin origin) {
    requireSignedIn(caller);
    requireDeletable(caller);
    requireRight(check.verify(new UsernamePassword(caller.username(), current), origin));
    deleteOwn(caller, origin);
  }

  private static void requireDeletable(Caller caller) {
    requireWhole(caller);
    if (caller.owner()) {
      throw Failure.forbidden("The owner's account cannot be deleted.");
    }
  }

  /**
   * Closes the caller's own account until an administrator opens it again.
   *
   * @throws Failure as {@link #deleteOwn}; so there is always an administrator left
   */
  public void disableOwn(Caller caller, Origin origin) {
    requireWhole(caller);
    if (caller.owner()) {
      throw Failure.forbidden("The owner's account cannot be disabled.");
    }
    change(caller.accountId(), AccountRow::disable, Event.ACCOUNT_CHANGED, origin);
  }

  /**
   * Changes how an account is called: one's own, or one that the caller rules over.
   *
   * @param username empty leaves it; one's own needs CHANGE_USERNAME
   * @param displayName empty leaves it; of at most 100 characters
   * @throws Failure CONFLICT if the name is taken; FORBIDDEN
   */
  public Account rename(
      Caller by,
      UUID id,
      Optional<Username> username,
      Optional<String> displayName,
      Origin origin) {
    boolean own = id.equals(by.accountId());
    if (own) {
      requireWhole(by);
    }
    return change(
        id,
        row -> {
          if (!own) {
            Authority.requireRule(by, row.account());
          }
          displayName.ifPresent(row::introduce);
          username
              .filter(next -> !next.text().equals(row.account().username()))
              .ifPresent(next -> rename(by, row, next, own));
        },
        own ? () -> audit.record(Event.ACCOUNT_CHANGED, id, "", origin) : changed(by, id, origin));
  }

  /**
   * Changes what the caller's own account tells about its person.
   *
   * @throws Failure FORBIDDEN for a credential that carries less than its account, and for guests
   */
  public Account describeOwn(Caller caller, UnaryOperator<Profile> change, Origin origin) {
    requireWhole(caller);
    if (caller.role() == Role.GUEST) {
      throw Failure.forbidden("Guests share one account.");
    }
    return change(
        caller.accountId(),
        row -> row.describe(change.apply(row.account().profile())),
        Event.ACCOUNT_CHANGED,
        origin);
  }

  private void rename(Caller by, AccountRow row, Username next, boolean own) {
    if (own) {
      by.require(Permission.CHANGE_USERNAME);
    }
    if (rows.findByKey(next.key()).filter(other -> other != row).isPresent()) {
      throw Failure.conflict("This user name is taken.");
    }
    row.rename(next);
  }

  private static void requireWhole(Caller caller) {
    if (caller.restricted() || caller.proof() == Proof.API_KEY) {
      throw Failure.forbidden("This credential may not change the account.");
    }
  }

  private Account rule(Caller by, UUID id, Consumer<AccountRow> verb, Origin origin) {
    return change(
        id,
        row -> {
          Authority.requireRule(by, row.account());
          verb.accept(row);
        },
        changed(by, id, origin));
  }

  private Runnable changed(Caller by, UUID id, Origin origin) {
    return () -> audit.record(Event.ACCOUNT_CHANGED, id, by.accountId(), origin);
  }

  private Account change(UUID id, Consumer<AccountRow> verb, Event event, Origin origin) {
    return change(id, verb, () -> audit.record(event, id, "", origin));
  }

  private Account change(UUID id, Consumer<AccountRow> verb, Runnable recorded) {
    Account changed =
        transactions.callApart(
            () -> {
              AccountRow row = rows.getLocked(id);
              int epoch = row.account().epoch();
              verb.accept(row);
              row.changedAt(clock.instant());
              if (row.account().epoch() != epoch) {
                openEnds.end(id);
              }
              recorded.run();
              return row.account();
            });
    cache.drop(id);
    return changed;
  }

  private static void requireRight(Outcome outcome) {
    if (!(outcome instanceof Outcome.Rejected rejected)) {
      return;
    }
    if (rejected.reason() == Reason.THROTTLED && rejected.retryAfter().isPresent()) {
      throw Failure.throttled(rejected.retryAfter().get());
    }
    throw new Failure(rejected.reason(), "The current password is wrong.");
  }
}
