package org.carrel.identity;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.carrel.config.Settings;
import org.carrel.config.Settings.Registration;
import org.carrel.config.Transactions;
import org.carrel.failure.Failure;

/** How accounts come to be: by the claim, by an administrator, or by themselves. */
@Singleton
public final class Enrolment {
  private final AccountRows rows;
  private final PasswordHash hashes;
  private final SetupTokens setupTokens;
  private final SignUps signUps;
  private final OpenDoor door;
  private final Event<Admitted> admitted;
  private final AuditLog audit;
  private final Transactions transactions;
  private final Settings.SignIn settings;
  private final Clock clock;

  @Inject
  Enrolment(
      AccountRows rows,
      PasswordHash hashes,
      SetupTokens setupTokens,
      SignUps signUps,
      OpenDoor door,
      Event<Admitted> admitted,
      AuditLog audit,
      Transactions transactions,
      Settings settings,
      Clock clock) {
    this.rows = rows;
    this.hashes = hashes;
    this.setupTokens = setupTokens;
    this.signUps = signUps;
    this.door = door;
    this.admitted = admitted;
    this.audit = audit;
    this.transactions = transactions;
    this.settings = settings.signIn();
    this.clock = clock;
  }

  /**
   * Makes the owner, once.
   *
   * @param setupToken needed from another machine, as printed at start
   * @throws Failure CONFLICT if there is an owner already or the name is taken; FORBIDDEN without
   *     the setup token; INVALID for a password that cannot be used
   */
  public Account claim(
      Username username, Password password, Optional<String> setupToken, Origin origin) {
    return claim(
        new NewAccount(username, password, Role.ADMIN, Permission.all()), setupToken, origin);
  }

  /**
   * The same with all that is known of the owner.
   *
   * @param owner an administrator
   */
  public Account claim(NewAccount owner, Optional<String> setupToken, Origin origin) {
    owner.password().requireUsable(settings.minPasswordLength());
    transactions.run(() -> requireMayClaim(setupToken, origin));
    return add(
        owner,
        row -> {
          requireUnclaimed();
          row.claim();
          setupTokens.forget();
        },
        recorded(AuditLog.Event.SERVER_CLAIMED, origin));
  }

  /**
   * Makes an account for whoever asks: a plain user who sees open libraries only, never the owner.
   *
   * @throws Failure FORBIDDEN while registration is closed; THROTTLED after too many from one
   *     address; CONFLICT if the name is taken; INVALID for a password that cannot be used
   */
  public Account signUp(Username username, Password password, Origin origin) {
    return signUp(username, password, settings.minPasswordLength(), origin);
  }

  /**
   * The same in a dialect whose clients use shorter passwords.
   *
   * @param minBytes of the password
   */
  public Account signUp(Username username, Password password, int minBytes, Origin origin) {
    return signUp(new NewAccount(username, password, Role.USER, Set.of()), minBytes, origin);
  }

  /**
   * The same in a dialect where people have a display name or more rights over themselves.
   *
   * @param newcomer a plain user
   */
  public Account signUp(NewAccount newcomer, int minBytes, Origin origin) {
    if (newcomer.role() != Role.USER) {
      throw new IllegalArgumentException("Whoever signs up is a plain user.");
    }
    if (door.registration() == Registration.CLOSED) {
      throw Failure.forbidden("Registration is closed.");
    }
    newcomer.password().requireUsable(minBytes);
    signUps.begin(origin);
    return add(newcomer, this::asSelfRegistered, recorded(AuditLog.Event.ACCOUNT_CREATED, origin));
  }

  /**
   * Makes an account on behalf of the caller, which sees no more than the caller does.
   *
   * @throws Failure FORBIDDEN unless the caller may manage users and has what it grants; CONFLICT
   *     if the name is taken; INVALID for a password that cannot be used
   */
  public Account create(Caller by, NewAccount wanted, Origin origin) {
    Authority.requireGrant(by, wanted.permissions());
    Authority.requireRole(by, wanted.role());
    wanted.password().requireUsable(settings.minPasswordLength());
    return add(
        wanted,
        row -> row.keepWithin(by.limits()),
        account -> {
          admitted.fire(new Admitted(account.id(), by.accountId(), Set.of()));
          audit.record(AuditLog.Event.ACCOUNT_CREATED, account.id(), by.accountId(), origin);
        });
  }

  /**
   * Makes an account for somebody who was invited.
   *
   * @param limits of whoever invites: the account sees no more
   * @param done inside the unit of work that makes it; what it throws leaves everything as it was
   * @throws Failure CONFLICT if the name is taken; INVALID for a password that cannot be used
   */
  Account admit(NewAccount invited, Limits limits, Consumer<Account> done, Origin origin) {
    invited.password().requireUsable(settings.minPasswordLength());
    return add(
        invited,
        row -> row.keepWithin(limits),
        recorded(AuditLog.Event.ACCOUNT_CREATED, origin).andThen(done));
  }

  private void asSelfRegistered(AccountRow row) {
    row.registeredItself();
    if (door.registration() == Registration.APPROVAL) {
      row.awaitApproval();
    }
  }

  private Consumer<Account> recorded(AuditLog.Event event, Origin origin) {
    return account -> audit.record(event, account.id(), "", origin);
  }

  private Account add(NewAccount wanted, Consumer<AccountRow> more, Consumer<Account> done) {
    transactions.run(() -> requireFree(wanted.username()));
    String hash = hashes.hash(wanted.password());
    return transactions.callApart(
        () -> {
          Instant now = clock.instant();
          String zid = rows.takeZid(now); // from here on, one after the other
          requireFree(wanted.username());
          AccountRow row = new AccountRow(wanted.username(), hash, wanted.role(), zid, now);
          row.grant(wanted.permissions());
          row.restrict(wanted.restrictions());
          row.rule(wanted.rules());
          wanted.displayName().ifPresent(row::introduce);
          more.accept(row);
          Account account = rows.add(row);
          done.accept(account);
          return account;
        });
  }

  /** Whether somebody there has to show the setup token to claim the server. */
  public boolean needsSetupToken(Origin origin) {
    return !Network.isLoopback(origin.address());
  }

  private void requireMayClaim(Optional<String> setupToken, Origin origin) {
    requireUnclaimed();
    if (needsSetupToken(origin) && !setupToken.map(setupTokens::has).orElse(false)) {
      throw Failure.forbidden(
          "From another machine this needs the setup token that was printed at start.");
    }
  }

  private void requireUnclaimed() {
    if (rows.claimed()) {
      throw Failure.conflict("This server has an owner already.");
    }
  }

  private void requireFree(Username username) {
    if (rows.findByKey(username.key()).isPresent()) {
      throw Failure.conflict("This user name is taken.");
    }
  }
}
