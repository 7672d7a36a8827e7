package org.carrel.protocol.oauth;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.oauth2.sdk.ResponseMode;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.Prompt.Type;
import com.nimbusds.openid.connect.sdk.SubjectType;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.carrel.grant.GrantType;
import org.carrel.grant.IdTokenAlgorithm;
import org.carrel.grant.Prompt;
import org.carrel.identity.Scope;

/** What works here, and nothing else. */
final class Metadata {
  private static final List<ClientAuthenticationMethod> WITH_SECRET =
      List.of(
          ClientAuthenticationMethod.CLIENT_SECRET_BASIC,
          ClientAuthenticationMethod.CLIENT_SECRET_POST);
  private static final List<ClientAuthenticationMethod> ANY_CLIENT =
      List.of(
          ClientAuthenticationMethod.CLIENT_SECRET_BASIC,
          ClientAuthenticationMethod.CLIENT_SECRET_POST,
          ClientAuthenticationMethod.NONE);

  private Metadata() {}

  /**
   * @param base what endpoint addresses begin with
   * @param registers whether clients may register themselves
   */
  static Map<String, Object> of(String issuer, String base, boolean registers) {
    OIDCProviderMetadata metadata =
        new OIDCProviderMetadata(
            new Issuer(issuer), List.of(SubjectType.PUBLIC), URI.create(base + Endpoints.JWKS));
    addEndpoints(base, metadata);
    if (registers) {
      metadata.setRegistrationEndpointURI(URI.create(base + Endpoints.REGISTER));
    }
    addCapabilities(metadata);
    addClientAuthentication(metadata);
    return metadata.toJSONObject();
  }

  private static void addEndpoints(String base, OIDCProviderMetadata metadata) {
    metadata.setAuthorizationEndpointURI(URI.create(base + Endpoints.AUTHORIZE));
    metadata.setTokenEndpointURI(URI.create(base + Endpoints.TOKEN));
    metadata.setUserInfoEndpointURI(URI.create(base + Endpoints.USERINFO));
    metadata.setIntrospectionEndpointURI(URI.create(base + Endpoints.INTROSPECT));
    metadata.setRevocationEndpointURI(URI.create(base + Endpoints.REVOKE));
    metadata.setDeviceAuthorizationEndpointURI(URI.create(base + Endpoints.DEVICE));
    metadata.setPushedAuthorizationRequestEndpointURI(URI.create(base + Endpoints.PAR));
    metadata.setEndSessionEndpointURI(URI.create(base + Endpoints.END_SESSION));
  }

  private static void addCapabilities(OIDCProviderMetadata metadata) {
    metadata.setScopes(com.nimbusds.oauth2.sdk.Scope.parse(Scope.texts(Set.of(Scope.values()))));
    metadata.setResponseTypes(List.of(ResponseType.CODE));
    metadata.setResponseModes(List.of(ResponseMode.QUERY));
    metadata.setGrantTypes(
        Stream.of(GrantType.values())
            .map(GrantType::text)
            .map(com.nimbusds.oauth2.sdk.GrantType::new)
            .toList());
    metadata.setIDTokenJWSAlgs(
        Stream.of(IdTokenAlgorithm.values()).map(Enum::name).map(JWSAlgorithm::parse).toList());
    metadata.setCodeChallengeMethods(List.of(CodeChallengeMethod.S256));
    metadata.setPromptTypes(Stream.of(Prompt.values()).map(Enum::name).map(Type::valueOf).toList());
    metadata.setClaims(
        List.of(
            "sub",
            "iss",
            "aud",
            "exp",
            "iat",
            "auth_time",
            "nonce",
            "name",
            "preferred_username",
            "nickname",
            "locale",
            "email",
            "email_verified"));
    metadata.setSupportsAuthorizationResponseIssuerParam(true);
    metadata.setSupportsRequestURIParam(false); // which counts as true where it is not named
  }

  /** The safer one first: some clients take the first that they know. */
  private static void addClientAuthentication(OIDCProviderMetadata metadata) {
    metadata.setTokenEndpointAuthMethods(ANY_CLIENT);
    metadata.setIntrospectionEndpointAuthMethods(WITH_SECRET);
    metadata.setRevocationEndpointAuthMethods(ANY_CLIENT);
  }
}
