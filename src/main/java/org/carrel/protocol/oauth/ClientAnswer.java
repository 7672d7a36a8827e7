package org.carrel.protocol.oauth;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.openid.connect.sdk.rp.OIDCClientInformation;
import com.nimbusds.openid.connect.sdk.rp.OIDCClientMetadata;
import java.net.URI;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.carrel.grant.Client;
import org.carrel.grant.ClientTerms;
import org.carrel.grant.GrantType;
import org.carrel.grant.RegisteredClient;
import org.carrel.identity.Scope;

/**
 * A client, as whoever registered it is told.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7591#section-3.2.1">RFC 7591, section 3.2.1</a>
 */
final class ClientAnswer {
  private ClientAnswer() {}

  /** With the secret, if one was just made. */
  static Map<String, Object> of(RegisteredClient registered) {
    return of(registered.client(), registered.secret());
  }

  static Map<String, Object> of(Client client) {
    return of(client, Optional.empty());
  }

  private static Map<String, Object> of(Client client, Optional<String> secret) {
    return new OIDCClientInformation(
            new ClientID(client.id()),
            Date.from(client.createdAt()),
            metadata(client),
            secret.map(Secret::new).orElse(null))
        .toJSONObject();
  }

  private static OIDCClientMetadata metadata(Client client) {
    ClientTerms terms = client.terms();
    OIDCClientMetadata metadata = new OIDCClientMetadata();
    metadata.setName(client.name());
    metadata.setRedirectionURIs(uris(terms.redirectUris()));
    metadata.setPostLogoutRedirectionURIs(uris(terms.postLogoutUris()));
    metadata.setScope(com.nimbusds.oauth2.sdk.Scope.parse(Scope.texts(terms.scopes())));
    metadata.setGrantTypes(
        terms.grantTypes().stream()
            .map(GrantType::text)
            .map(com.nimbusds.oauth2.sdk.GrantType::new)
            .collect(Collectors.toCollection(TreeSet::new)));
    boolean codes = terms.grantTypes().contains(GrantType.AUTHORIZATION_CODE);
    metadata.setResponseTypes(codes ? Set.of(ResponseType.CODE) : Set.of());
    metadata.setTokenEndpointAuthMethod(
        client.confidential()
            ? ClientAuthenticationMethod.CLIENT_SECRET_BASIC
            : ClientAuthenticationMethod.NONE);
    metadata.setIDTokenJWSAlg(JWSAlgorithm.parse(terms.idTokenAlgorithm().name()));
    return metadata;
  }

  private static Set<URI> uris(List<String> texts) {
    return texts.stream().map(URI::create).collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
