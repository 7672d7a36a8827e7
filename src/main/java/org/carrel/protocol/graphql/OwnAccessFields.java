package org.carrel.protocol.graphql;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.carrel.failure.Failure;
import org.carrel.grant.Client;
import org.carrel.grant.Clients;
import org.carrel.grant.Granted;
import org.carrel.grant.Grants;
import org.carrel.http.graphql.Call;
import org.carrel.http.graphql.Fields;
import org.carrel.identity.Caller;
import org.carrel.identity.Proof;
import org.carrel.identity.Scope;
import org.carrel.identity.Session;
import org.carrel.identity.Sessions;

/** What of the caller's own is out in the world: sessions, and applications let in. */
@Singleton
final class OwnAccessFields extends CoreSchema {
  private final Sessions sessions;
  private final Grants grants;
  private final Clients clients;

  @Inject
  OwnAccessFields(Sessions sessions, Grants grants, Clients clients) {
    super("own-access.graphqls");
    this.sessions = sessions;
    this.grants = grants;
    this.clients = clients;
  }

  @Override
  public void wire(Fields fields) {
    fields
        .query("mySessions", call -> sessions.list(call.caller()))
        .query("connectedApplications", this::connected)
        .mutation("endSession", this::endSession)
        .mutation("endOtherSessions", call -> sessions.revokeOthers(call.caller()))
        .mutation("disconnectApplication", this::disconnect);
    fields
        .of("LoginSession", Session.class)
        .asked("current", (session, call) -> isActing(session, call.caller()))
        .plain("ipAddress", Session::address);
  }

  private static boolean isActing(Session session, Caller caller) {
    return caller.proof() == Proof.SESSION
        && caller.credentialId().equals(Long.toString(session.id()));
  }

  private boolean endSession(Call call) {
    try {
      sessions.revoke(call.caller(), Long.parseLong(call.text("id")));
      return true;
    } catch (NumberFormatException e) {
      throw Failure.notFound("There is no such session.");
    }
  }

  /** One entry for each application, the one let in last first. */
  private List<Map<String, Object>> connected(Call call) {
    Map<String, List<Granted>> byClient =
        grants.list(call.caller()).stream()
            .collect(
                Collectors.groupingBy(Granted::clientId, LinkedHashMap::new, Collectors.toList()));
    return byClient.entrySet().stream().map(e -> view(e.getKey(), e.getValue())).toList();
  }

  private Map<String, Object> view(String clientId, List<Granted> given) {
    return Map.of(
        "clientId", clientId,
        "name", clients.find(clientId).map(Client::name).orElse(clientId),
        "scopes",
            given.stream()
                .flatMap(grant -> grant.scopes().stream())
                .map(Scope::text)
                .distinct()
                .sorted()
                .toList(),
        "grantedAt", given.get(0).createdAt());
  }

  private boolean disconnect(Call call) {
    grants.revoke(call.caller(), call.text("clientId"), call.origin());
    return true;
  }
}
