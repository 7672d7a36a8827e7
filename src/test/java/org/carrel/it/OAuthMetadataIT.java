package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What clients learn before they ask anything. */
final class OAuthMetadataIT extends OAuthTest {
  @Test
  void everyAddressOfTheMetadataIsThere() throws Exception {
    Answer answer = client().get("/.well-known/openid-configuration");
    OIDCProviderMetadata metadata = OIDCProviderMetadata.parse(answer.text());

    assertThat(client().get("/.well-known/oauth-authorization-server").text())
        .isEqualTo(answer.text());
    assertThat(client().get("/.well-known/jwks.json").text())
        .isEqualTo(client().get(metadata.getJWKSetURI().getPath()).text());
    assertThat(metadata.getTokenEndpointAuthMethods().get(0).getValue())
        .isEqualTo("client_secret_basic");
    for (Map.Entry<String, Object> member : answer.json().entrySet()) {
      if (member.getKey().endsWith("_endpoint")) {
        String uri = member.getValue().toString();
        assertThat(uri).startsWith(server().toString());
        assertThat(client().get(uri.substring(server().toString().length() - 1)).status())
            .as(uri)
            .isNotIn(404, 500);
      }
    }
  }

  @Test
  void everySupportedScopeIsNamed() {
    assertThat(client().get("/.well-known/openid-configuration").json().get("scopes_supported"))
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
        .containsAll(Set.of("openid", "library:read"));
  }

  @Test
  void scriptsOfEverySiteMayCallWhatNeedsNoCookie() {
    for (String path :
        List.of(
            "/oauth2/token",
            "/oauth2/userinfo",
            "/oauth2/jwks",
            "/.well-known/jwks.json",
            "/oauth2/revoke",
            "/.well-known/openid-configuration")) {
      Answer asked = preflight(path);
      assertThat(asked.header("Access-Control-Allow-Origin")).as(path).isEqualTo("*");
      assertThat(asked.header("Access-Control-Allow-Credentials")).isEmpty();
    }
    assertThat(preflight("/oauth2/authorize").status()).isEqualTo(403);
    assertThat(preflight("/oauth2/introspect").status()).isEqualTo(403);
  }

  private Answer preflight(String path) {
    return client()
        .send(
            "OPTIONS",
            path,
            java.net.http.HttpRequest.BodyPublishers.noBody(),
            "Origin",
            "https://spa.example",
            "Access-Control-Request-Method",
            "POST");
  }
}
