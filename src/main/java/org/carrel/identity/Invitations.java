package org.carrel.identity;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.carrel.config.Transactions;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;

/**
 * Links by which one person each makes an account, also while registration is closed. Who invites
 * gives what they could give to a user they make, and must still be able to when the invitation is
 * used. It dies with all that is out in the maker's name. Nobody is let see more than the maker
 * does.
 */
@Singleton
public final class Invitations {
  private static final int MOST_PENDING = 500;

  private final InvitationRows rows;
  private final AccountRows accounts;
  private final Enrolment enrolment;
  private final SignUps signUps;
  private final Event<Admitted> admitted;
  private final AuditLog audit;
  private final Transactions transactions;
  private final SecureRandom random;
  private final Clock clock;

  @Inject
  Invitations(
      InvitationRows rows,
      AccountRows accounts,
      Enrolment enrolment,
      SignUps signUps,
      Event<Admitted> admitted,
      AuditLog audit,
      Transactions transactions,
      SecureRandom random,
      Clock clock) {
    this.rows = rows;
    this.accounts = accounts;
    this.enrolment = enrolment;
    this.signUps = signUps;
    this.admitted = admitted;
    this.audit = audit;
    this.transactions = transactions;
    this.random = random;
    this.clock = clock;
  }

  /**
   * Makes one.
   *
   * @throws Failure FORBIDDEN unless the caller may make such a user; CONFLICT if 500 are open;
   *     INVALID for too many rules together with the caller's own
   */
  public NewInvitation create(Caller by, InvitationTerms terms, Origin origin) {
    Authority.requireGrant(by, terms.permissions());
    Authority.requireRole(by, terms.role());
    String secret = Digests.randomSecret(random);
    Instant now = clock.instant();
    InvitationTerms given = terms.within(by.limits());
    InvitationRow row = new InvitationRow(Digests.sha256(secret), by, given, now);
    transactions.runApart(
        () -> {
          if (rows.pending(now) >= MOST_PENDING) {
            throw Failure.conflict("There are " + MOST_PENDING + " open invitations already.");
          }
          rows.add(row);
          audit.record(AuditLog.Event.INVITATION_CREATED, by.accountId(), "", origin);
        });
    return new NewInvitation(row.invitation(now), secret);
  }

  /** The newest first; at most 500. Throws FORBIDDEN unless the caller may manage users. */
  public List<Invitation> list(Caller by) {
    Authority.requireLook(by);
    Instant now = clock.instant();
    return transactions.call(() -> rows.all().stream().map(row -> row.invitation(now)).toList());
  }

  /**
   * Takes one back, or one that is over off the list. The account that came of it stays.
   *
   * @throws Failure FORBIDDEN unless the caller could have made it; NOT_FOUND if there is none
   */
  public void revoke(Caller by, UUID id, Origin origin) {
    Authority.requireGrant(by, List.of());
    transactions.runApart(
        () -> {
          InvitationRow row =
              rows.findLocked(id)
                  .orElseThrow(() -> Failure.notFound("There is no such invitation."));
          Authority.requireGrant(by, row.permissions());
          Authority.requireRole(by, row.role());
          rows.remove(row);
          audit.record(AuditLog.Event.INVITATION_REVOKED, by.accountId(), "", origin);
        });
  }

  /** The one with this secret, as long as somebody may come by it. */
  public Optional<Invitation> find(String secret) {
    return open(secret).map(open -> open.row().invitation(clock.instant()));
  }

  /**
   * Makes the account, once.
   *
   * @throws Failure GONE if the invitation was used, is too old or was taken back, or if who made
   *     it may not any more; THROTTLED, CONFLICT and INVALID as {@link Enrolment#signUp}
   */
  public Account accept(String secret, Username username, Password password, Origin origin) {
    signUps.begin(origin);
    Open open = open(secret).orElseThrow(Invitations::over);
    return enrolment.admit(
        open.row().newcomer(username, password),
        open.maker().limits(),
        account -> use(secret, account, origin),
        origin);
  }

  private void use(String secret, Account account, Origin origin) {
    InvitationRow row =
        rows.findLocked(Digests.sha256(secret))
            .flatMap(this::opened)
            .orElseThrow(Invitations::over)
            .row();
    row.use(account.id(), clock.instant());
    admitted.fire(new Admitted(account.id(), row.madeBy(), row.hiddenLibraries()));
    audit.record(AuditLog.Event.INVITATION_USED, account.id(), row.madeBy(), origin);
  }

  private record Open(InvitationRow row, Account maker) {}

  private Optional<Open> open(String secret) {
    String hash = Digests.sha256(secret);
    return transactions.call(() -> rows.find(hash).flatMap(this::opened));
  }

  private Optional<Open> opened(InvitationRow row) {
    if (row.state(clock.instant()) != Invitation.State.PENDING) {
      return Optional.empty();
    }
    return accounts
        .find(row.madeBy())
        .map(AccountRow::account)
        .filter(maker -> mayStill(maker, row))
        .map(maker -> new Open(row, maker));
  }

  private static boolean mayStill(Account maker, InvitationRow row) {
    return maker.usable()
        && maker.epoch() == row.madeByEpoch()
        && maker.permissions().contains(Permission.MANAGE_USERS)
        && maker.permissions().containsAll(row.permissions())
        && (row.role() != Role.ADMIN || maker.owner());
  }

  private static Failure over() {
    return new Failure(Reason.GONE, "This invitation was used, is too old or was taken back.");
  }
}
