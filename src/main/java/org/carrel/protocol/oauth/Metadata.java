package org.carrel.protocol.oauth;

import java.util.LinkedHashMap;
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
  private static final List<String> WITH_SECRET =
      List.of("client_secret_basic", "client_secret_post");
  private static final List<String> ANY_CLIENT =
      List.of("client_secret_basic", "client_secret_post", "none");

  private Metadata() {}

  /**
   * @param base what endpoint addresses begin with
   * @param registers whether clients may register themselves
   */
  static Map<String, Object> of(String issuer, String base, boolean registers) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("issuer", issuer);
    addEndpoints(base, members);
    if (registers) {
      members.put("registration_endpoint", base + Endpoints.REGISTER);
    }
    addCapabilities(members);
    addClientAuthentication(members);
    return members;
  }

  private static void addEndpoints(String base, Map<String, Object> members) {
    members.put("authorization_endpoint", base + Endpoints.AUTHORIZE);
    members.put("token_endpoint", base + Endpoints.TOKEN);
    members.put("userinfo_endpoint", base + Endpoints.USERINFO);
    members.put("jwks_uri", base + Endpoints.JWKS);
    members.put("introspection_endpoint", base + Endpoints.INTROSPECT);
    members.put("revocation_endpoint", base + Endpoints.REVOKE);
    members.put("device_authorization_endpoint", base + Endpoints.DEVICE);
    members.put("pushed_authorization_request_endpoint", base + Endpoints.PAR);
    members.put("end_session_endpoint", base + Endpoints.END_SESSION);
  }

  private static void addCapabilities(Map<String, Object> members) {
    members.put("scopes_supported", List.copyOf(Scope.texts(Set.of(Scope.values()))));
    members.put("response_types_supported", List.of("code"));
    members.put("response_modes_supported", List.of("query"));
    members.put(
        "grant_types_supported", Stream.of(GrantType.values()).map(GrantType::text).toList());
    members.put("subject_types_supported", List.of("public"));
    members.put(
        "id_token_signing_alg_values_supported",
        Stream.of(IdTokenAlgorithm.values()).map(Enum::name).toList());
    members.put("code_challenge_methods_supported", List.of("S256"));
    members.put("prompt_values_supported", Stream.of(Prompt.values()).map(Prompt::text).toList());
    members.put(
        "claims_supported",
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
    members.put("authorization_response_iss_parameter_supported", true);
    members.put("claims_parameter_supported", false);
    members.put("request_parameter_supported", false);
    members.put("request_uri_parameter_supported", false);
  }

  /** The safer one first: some clients take the first that they know. */
  private static void addClientAuthentication(Map<String, Object> members) {
    members.put("token_endpoint_auth_methods_supported", ANY_CLIENT);
    members.put("introspection_endpoint_auth_methods_supported", WITH_SECRET);
    members.put("revocation_endpoint_auth_methods_supported", ANY_CLIENT);
  }
}
