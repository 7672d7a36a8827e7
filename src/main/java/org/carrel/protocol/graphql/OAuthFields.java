package org.carrel.protocol.graphql;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.carrel.grant.Client;
import org.carrel.grant.ClientRegistry;
import org.carrel.grant.ConnectedApp;
import org.carrel.grant.ConnectedApps;
import org.carrel.grant.GrantKey;
import org.carrel.grant.GrantKeys;
import org.carrel.grant.GrantRefusal;
import org.carrel.grant.GrantType;
import org.carrel.grant.Grants;
import org.carrel.grant.RegisteredClient;
import org.carrel.http.graphql.Call;
import org.carrel.http.graphql.Fields;
import org.carrel.http.graphql.Input;
import org.carrel.identity.Scope;

/** Clients of OAuth, what they were granted, and the keys that sign tokens. */
@Singleton
final class OAuthFields extends CoreSchema {
  private final ClientRegistry clients;
  private final ConnectedApps apps;
  private final Grants grants;
  private final GrantKeys keys;

  @Inject
  OAuthFields(ClientRegistry clients, ConnectedApps apps, Grants grants, GrantKeys keys) {
    super("oauth.graphqls");
    this.clients = clients;
    this.apps = apps;
    this.grants = grants;
    this.keys = keys;
  }

  @Override
  public void wire(Fields fields) {
    fields
        .query("oauthClients", call -> clients.list(call.caller()))
        .query("viewerOauthClients", call -> clients.listOwn(call.caller()))
        .query("connectedApps", call -> apps.list(call.caller()))
        .query("signingKeys", call -> keys.list(call.caller()))
        .mutation("createOauthClient", told(this::create))
        .mutation("createViewerOauthClient", told(this::createOwn))
        .mutation("updateOauthClient", told(this::update))
        .mutation("deleteOauthClient", this::delete)
        .mutation(
            "renewOauthClientSecret",
            call -> clients.renewSecret(call.caller(), call.text("id"), call.origin()))
        .mutation("revokeConnectedApp", this::revoke)
        .mutation("rotateSigningKey", this::rotate);
    wireClient(fields);
    fields.of("ConnectedApp", ConnectedApp.class).plain("scopes", app -> Scope.texts(app.scopes()));
    fields.of("SigningKey", GrantKey.class).plain("retiredAt", key -> key.retiredAt().orElse(null));
  }

  private static void wireClient(Fields fields) {
    fields
        .of("RegisteredOAuthClient", RegisteredClient.class)
        .plain("secret", registered -> registered.secret().orElse(null));
    fields
        .of("OAuthClient", Client.class)
        .plain("name", Client::name)
        .plain("ownerId", client -> client.owner().orElse(null))
        .plain("trusted", client -> client.terms().trusted())
        .plain("pkceWaived", client -> client.terms().pkceWaived())
        .plain("redirectUris", Client::redirectUris)
        .plain("postLogoutRedirectUris", client -> client.terms().postLogoutUris())
        .plain("scopes", client -> Scope.texts(client.terms().scopes()))
        .plain("grantTypes", OAuthFields::grantTypes)
        .plain("idTokenAlgorithm", client -> client.terms().idTokenAlgorithm());
  }

  private static List<String> grantTypes(Client client) {
    return client.terms().grantTypes().stream().sorted().map(GrantType::text).toList();
  }

  /** Here an administrator reads what a client would be told. */
  private static Fields.Value told(Fields.Value act) {
    return call -> {
      try {
        return act.of(call);
      } catch (GrantRefusal refusal) {
        throw refusal.failure();
      }
    };
  }

  private RegisteredClient create(Call call) {
    Input input = call.arguments().input("input").orElseThrow();
    return clients.register(
        call.caller(),
        input.text("id"),
        input.flag("confidential"),
        ClientInput.terms(input),
        call.origin());
  }

  private RegisteredClient createOwn(Call call) {
    Input input = call.arguments().input("input").orElseThrow();
    return clients.registerOwn(
        call.caller(),
        input.text("id"),
        input.get("name"),
        input.list("redirectUris"),
        call.origin());
  }

  private Client update(Call call) {
    Input input = call.arguments().input("input").orElseThrow();
    return clients.change(
        call.caller(), call.text("id"), before -> ClientInput.terms(input, before), call.origin());
  }

  private boolean delete(Call call) {
    clients.remove(call.caller(), call.text("id"), call.origin());
    return true;
  }

  private boolean revoke(Call call) {
    grants.revoke(call.caller(), call.text("clientId"), call.origin());
    return true;
  }

  private List<GrantKey> rotate(Call call) {
    keys.rotate(call.caller(), call.origin());
    return keys.list(call.caller());
  }
}
