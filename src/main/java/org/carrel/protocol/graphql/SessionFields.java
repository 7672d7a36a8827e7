package org.carrel.protocol.graphql;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.carrel.failure.Failure;
import org.carrel.http.graphql.Call;
import org.carrel.http.graphql.Fields;
import org.carrel.identity.Accounts;
import org.carrel.identity.Caller;
import org.carrel.identity.Password;
import org.carrel.identity.Proof;
import org.carrel.identity.Session;
import org.carrel.identity.Sessions;

/** Where the caller is signed in, and how it goes for good. */
@Singleton
final class SessionFields extends CoreSchema {
  private final Sessions sessions;
  private final Accounts accounts;

  @Inject
  SessionFields(Sessions sessions, Accounts accounts) {
    super("sessions.graphqls");
    this.sessions = sessions;
    this.accounts = accounts;
  }

  @Override
  public void wire(Fields fields) {
    fields
        .query("viewerSessions", call -> sessions.list(call.caller()))
        .mutation("deleteViewerSession", this::end)
        .mutation("deleteOtherViewerSessions", call -> sessions.revokeOthers(call.caller()))
        .mutation("deleteViewer", this::deleteOwn)
        .of("ViewerSession", Session.class)
        .plain("method", Session::kind)
        .plain("device", Session::userAgent)
        .plain("ipAddress", Session::address)
        .asked("isCurrent", (session, call) -> isCurrent(session, call.caller()));
  }

  private static boolean isCurrent(Session session, Caller caller) {
    return caller.proof() == Proof.SESSION
        && caller.credentialId().equals(Long.toString(session.id()));
  }

  private boolean end(Call call) {
    sessions.revoke(call.caller(), number(call.text("id")));
    return true;
  }

  private static long number(String id) {
    try {
      return Long.parseLong(id);
    } catch (NumberFormatException e) {
      throw Failure.notFound("There is no such session.");
    }
  }

  private boolean deleteOwn(Call call) {
    Password password = Password.plain(call.text("password"));
    accounts.deleteOwn(call.caller(), password, call.origin());
    return true;
  }
}
