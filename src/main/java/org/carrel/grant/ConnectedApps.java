package org.carrel.grant;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.carrel.identity.Caller;
import org.carrel.identity.Scope;

/** What the caller has let other programs do, program by program. */
@Singleton
public final class ConnectedApps {
  private final Grants grants;
  private final Clients clients;

  @Inject
  ConnectedApps(Grants grants, Clients clients) {
    this.grants = grants;
    this.clients = clients;
  }

  /** The one let in last first. Throws as {@link Grants#list}. */
  public List<ConnectedApp> list(Caller caller) {
    Map<String, List<Granted>> byClient =
        grants.list(caller).stream()
            .collect(
                Collectors.groupingBy(Granted::clientId, LinkedHashMap::new, Collectors.toList()));
    return byClient.values().stream().map(this::app).toList();
  }

  private ConnectedApp app(List<Granted> given) {
    Granted last = given.get(0);
    Set<Scope> scopes =
        given.stream()
            .flatMap(grant -> grant.scopes().stream())
            .collect(Collectors.toUnmodifiableSet());
    String name = clients.find(last.clientId()).map(Client::name).orElse(last.clientId());
    return new ConnectedApp(last.clientId(), name, scopes, last.createdAt(), given.size());
  }
}
