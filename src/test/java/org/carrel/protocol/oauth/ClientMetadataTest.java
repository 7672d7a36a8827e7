package org.carrel.protocol.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.protocol.oauth.ParametersTest.refused;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.carrel.grant.ClientTerms;
import org.carrel.grant.GrantError;
import org.carrel.grant.GrantType;
import org.carrel.grant.IdTokenAlgorithm;
import org.carrel.http.Body;
import org.carrel.identity.Scope;
import org.junit.jupiter.api.Test;

final class ClientMetadataTest {
  private static Body body(Map<String, Object> values) {
    return new Body(values);
  }

  @Test
  void readsWhatIsNamedAndKeepsTheRest() {
    ClientTerms before = ClientTerms.of("App", List.of("https://a.example/"), Set.of(Scope.EMAIL));

    ClientTerms terms =
        ClientMetadata.of(
                body(
                    Map.of(
                        "scope",
                        "openid progress",
                        "grant_types",
                        List.of("client_credentials"),
                        "pkce_waived",
                        true,
                        "id_token_signed_response_alg",
                        "ES256")))
            .terms(before);

    assertThat(terms.name()).isEqualTo("App");
    assertThat(terms.redirectUris()).isEqualTo(before.redirectUris());
    assertThat(terms.scopes()).isEqualTo(Set.of(Scope.OPENID, Scope.PROGRESS));
    assertThat(terms.grantTypes()).isEqualTo(Set.of(GrantType.CLIENT_CREDENTIALS));
    assertThat(terms.pkceWaived()).isTrue();
    assertThat(terms.trusted()).isFalse();
    assertThat(terms.idTokenAlgorithm()).isEqualTo(IdTokenAlgorithm.ES256);
  }

  @Test
  void saysWhatItCannotRead() {
    for (Map<String, Object> wrong :
        List.<Map<String, Object>>of(
            Map.of("redirect_uris", "https://a.example/"),
            Map.of("redirect_uris", List.of(1)),
            Map.of("redirect_uris", Arrays.asList("https://a.example/", null)),
            Map.of("scope", "everything"),
            Map.of("grant_types", List.of("password")),
            Map.of("id_token_signed_response_alg", "none"))) {
      refused(GrantError.INVALID_CLIENT_METADATA, () -> ClientMetadata.of(body(wrong)).terms());
    }
    refused(
        GrantError.INVALID_CLIENT_METADATA,
        () ->
            ClientMetadata.of(body(Map.of("token_endpoint_auth_method", "magic"))).confidential());
  }

  @Test
  void aClientHasASecretUnlessItWantsNone() {
    assertThat(ClientMetadata.of(body(Map.of())).confidential()).isTrue();
    assertThat(ClientMetadata.of(body(Map.of("token_endpoint_auth_method", "none"))).confidential())
        .isFalse();
  }

  @Test
  void whatDoesNotCountHereIsNotLookedAt() {
    Map<String, Object> odd = new HashMap<>();
    odd.put("jwks", Map.of("keys", Arrays.asList((Object) null)));
    odd.put("policy_uri#-", "x");
    odd.put("software_version", "");
    odd.put("default_acr_values", List.of(""));
    odd.put("client_name", null);

    assertThat(ClientMetadata.of(body(odd)).terms())
        .isEqualTo(ClientMetadata.of(body(Map.of())).terms());
  }
}
