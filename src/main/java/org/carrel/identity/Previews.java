package org.carrel.identity;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.carrel.config.Transactions;
import org.carrel.failure.Failure;

/**
 * An administrator looks at the server as somebody else does. It is bound to the administrator's
 * own session, lasts 20 minutes at most, and changes nothing: its caller has no way to write. It
 * shows no more than both may see, and nothing of the other's credentials.
 */
@Singleton
public final class Previews {
  static final Duration LIFE = Duration.ofMinutes(20);

  private final PreviewRows rows;
  private final Sessions sessions;
  private final Accounts accounts;
  private final AuditLog audit;
  private final Transactions transactions;
  private final Clock clock;

  @Inject
  Previews(
      PreviewRows rows,
      Sessions sessions,
      Accounts accounts,
      AuditLog audit,
      Transactions transactions,
      Clock clock) {
    this.rows = rows;
    this.sessions = sessions;
    this.accounts = accounts;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Begins one, from the next request of the session on.
   *
   * @throws Failure FORBIDDEN unless the caller rules over the account and acts by the session of a
   *     browser; CONFLICT for an account that nobody can sign in to; NOT_FOUND
   */
  public Preview begin(Caller by, UUID id, Origin origin) {
    Account over = accounts.get(id);
    Authority.requireRule(by, over);
    if (by.proof() != Proof.SESSION) {
      throw Failure.forbidden("A preview is begun by somebody who is signed in.");
    }
    if (!over.usable()) {
      throw Failure.conflict("The account is locked.");
    }
    long session = Long.parseLong(by.credentialId());
    Preview preview = new Preview(by.accountId(), id, over.epoch(), clock.instant().plus(LIFE));
    transactions.runApart(
        () -> {
          sessions.requireCookie(session);
          rows.find(session).ifPresent(this::end);
          rows.add(new PreviewRow(session, preview, origin));
          audit.record(AuditLog.Event.PREVIEW_BEGAN, id, by.accountId(), origin);
        });
    sessions.reload(session);
    return preview;
  }

  /** The one that the caller looks through; empty for whoever acts as themselves. */
  public Optional<Preview> find(Caller caller) {
    return caller.previewing()
        ? transactions.call(() -> rows.find(session(caller))).map(PreviewRow::preview)
        : Optional.empty();
  }

  /** Ends the one that the caller looks through, if there is one: then it acts as itself again. */
  public boolean end(Caller caller) {
    if (!caller.previewing()) {
      return false;
    }
    long session = session(caller);
    transactions.runApart(() -> rows.find(session).ifPresent(this::end));
    sessions.reload(session);
    return true;
  }

  /** Notes the end of those that have come to it by themselves. */
  void sweep() {
    transactions.runApart(() -> rows.over(clock.instant()).forEach(this::end));
  }

  private void end(PreviewRow row) {
    if (rows.remove(row)) {
      Preview preview = row.preview();
      audit.record(AuditLog.Event.PREVIEW_ENDED, preview.account(), preview.by(), row.origin());
    }
  }

  private static long session(Caller caller) {
    return Long.parseLong(caller.credentialId());
  }
}
