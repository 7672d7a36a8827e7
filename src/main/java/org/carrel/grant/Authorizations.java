package org.carrel.grant;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.carrel.config.Transactions;
import org.carrel.failure.Failure;
import org.carrel.identity.AuditLog;
import org.carrel.identity.AuditLog.Event;
import org.carrel.identity.Caller;
import org.carrel.identity.Origin;
import org.carrel.identity.Proof;
import org.carrel.identity.Sessions;

/** Leads a pending authorization to its answer, whichever page or language asks. */
@Singleton
public final class Authorizations {
  private final PendingAuthorizations pending;
  private final Clients clients;
  private final Consents consents;
  private final AuthorizationCodes codes;
  private final Sessions sessions;
  private final Issuer issuer;
  private final AuditLog audit;
  private final Transactions transactions;
  private final Clock clock;

  @Inject
  Authorizations(
      PendingAuthorizations pending,
      Clients clients,
      Consents consents,
      AuthorizationCodes codes,
      Sessions sessions,
      Issuer issuer,
      AuditLog audit,
      Transactions transactions,
      Clock clock) {
    this.pending = pending;
    this.clients = clients;
    this.consents = consents;
    this.codes = codes;
    this.sessions = sessions;
    this.issuer = issuer;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * What comes next, and the answer itself if nothing has to be asked.
   *
   * @param caller who is signed in
   * @throws Failure NOT_FOUND if nothing of this id waits
   */
  public Step next(String id, Optional<Caller> caller, Origin origin) {
    PendingAuthorization waiting = get(id);
    AuthorizationRequest request = waiting.request();
    boolean silent = request.wants(Prompt.NONE);
    if (caller.isEmpty() || !isRecent(caller.get(), waiting)) {
      return silent
          ? refuse(id, GrantError.LOGIN_REQUIRED, "Nobody is signed in, and prompt is none.")
          : new Step.SignIn(waiting);
    }
    Client client = client(request);
    if (needsConsent(client, request, caller.get())) {
      return silent
          ? refuse(
              id, GrantError.CONSENT_REQUIRED, "The account was not asked, and prompt is none.")
          : new Step.AskConsent(waiting, client, request.scopes());
    }
    return answer(id, caller.get(), origin);
  }

  /**
   * The caller agrees.
   *
   * @throws Failure NOT_FOUND if nothing of this id waits; FORBIDDEN for a credential that may not
   *     let others act for its account
   */
  public Step approve(String id, Caller caller, Origin origin) {
    PendingAuthorization waiting = get(id);
    if (!isRecent(caller, waiting)) {
      return new Step.SignIn(waiting);
    }
    consents.remember(client(waiting.request()), caller, waiting.request().scopes());
    return answer(id, caller, origin);
  }

  /**
   * A code for a client that its user deals with directly, and so agrees to it.
   *
   * @param checked without an address to answer to
   * @return the bare code
   * @throws Failure FORBIDDEN as with {@link #approve}
   */
  public String grant(AuthorizationRequest checked, Caller caller, Origin origin) {
    Step answered = answer(pending.add(checked), caller, origin);
    if (answered instanceof Step.Code code) {
      return code.code();
    }
    throw new IllegalArgumentException("a request with an address is answered there");
  }

  /** The caller, or whoever sits there, does not agree. Throws NOT_FOUND as {@link #next} does. */
  public Step deny(String id) {
    return refuse(id, GrantError.ACCESS_DENIED, "The account does not agree.");
  }

  private Step answer(String id, Caller caller, Origin origin) {
    if (caller.proof() != Proof.SESSION || caller.restricted()) {
      throw Failure.forbidden("Only who is signed in may let a client act for the account.");
    }
    Instant signedInAt = sessions.openedAt(caller).orElseGet(clock::instant);
    return transactions.callApart(
        () -> {
          PendingAuthorization taken = pending.take(id).orElseThrow(Authorizations::gone);
          String code = codes.issue(taken.request(), caller, signedInAt);
          audit.record(Event.GRANT_GIVEN, caller.accountId(), "", origin);
          return taken
              .request()
              .redirectUri()
              .<Step>map(uri -> answerTo(uri, taken.request()).with("code", code).step())
              .orElseGet(() -> new Step.Code(code));
        });
  }

  private Step refuse(String id, GrantError error, String why) {
    PendingAuthorization taken =
        transactions.callApart(() -> pending.take(id).orElseThrow(Authorizations::gone));
    return taken
        .request()
        .redirectUri()
        .<Step>map(
            uri ->
                answerTo(uri, taken.request())
                    .with("error", error.code())
                    .with("error_description", why)
                    .step())
        .orElseThrow(() -> new GrantRefusal(error, why));
  }

  /**
   * Where a browser goes with a refusal of a request that was never begun.
   *
   * @param redirectUri as {@link AuthorizationRequests#target} let it through
   */
  public String refusalUri(String redirectUri, Optional<String> state, GrantRefusal refusal) {
    return new RedirectAnswer(redirectUri)
        .with("error", refusal.error().code())
        .with("error_description", refusal.getMessage())
        .with("state", state)
        .with("iss", issuer.url())
        .uri();
  }

  /**
   * @see <a href="https://www.rfc-editor.org/rfc/rfc9207">RFC 9207</a>
   */
  private RedirectAnswer answerTo(String uri, AuthorizationRequest request) {
    return new RedirectAnswer(uri).with("state", request.state()).with("iss", issuer.url());
  }

  /** Signed in after it was asked for, or not too long before. */
  private boolean isRecent(Caller caller, PendingAuthorization waiting) {
    AuthorizationRequest request = waiting.request();
    boolean anew = request.wants(Prompt.LOGIN) || request.wants(Prompt.SELECT_ACCOUNT);
    if (!anew && request.maxAge().isEmpty()) {
      return true;
    }
    Instant oldest =
        anew ? waiting.createdAt() : waiting.createdAt().minus(request.maxAge().orElseThrow());
    return sessions.openedAt(caller).filter(opened -> !opened.isBefore(oldest)).isPresent();
  }

  private boolean needsConsent(Client client, AuthorizationRequest request, Caller caller) {
    return request.wants(Prompt.CONSENT)
        || !client.isTrusted() && !consents.covers(client, caller, request.scopes());
  }

  private PendingAuthorization get(String id) {
    return pending.find(id).orElseThrow(Authorizations::gone);
  }

  private Client client(AuthorizationRequest request) {
    return clients.find(request.clientId()).orElseThrow(Authorizations::gone);
  }

  private static Failure gone() {
    return Failure.notFound("This request is answered already, or too old. Begin again.");
  }
}
