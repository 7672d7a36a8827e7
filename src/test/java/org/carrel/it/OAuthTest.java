package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;

/**
 * What tests of OAuth start from. One member and one client serve all that do not use them up,
 * since each sign-in costs a hash.
 */
abstract class OAuthTest extends ServerTest {
  static final int MANY = 20;

  private static final Map<URI, Cast> CASTS = new ConcurrentHashMap<>();

  private record Cast(Household house, Household.Member member, Client browser, OAuthClient app) {
    static Cast at(URI server) {
      Household house = new Household(server);
      Household.Member member = house.member();
      return new Cast(
          house, member, house.browser(member.name()), OAuthClient.register(house, server));
    }
  }

  @SuppressWarnings("NullAway.Init")
  Household house;

  @SuppressWarnings("NullAway.Init")
  Household.Member member;

  @SuppressWarnings("NullAway.Init")
  Client browser;

  @SuppressWarnings("NullAway.Init")
  OAuthClient app;

  @BeforeEach
  final void enter() {
    Cast cast = CASTS.computeIfAbsent(server(), Cast::at);
    house = cast.house();
    member = cast.member();
    browser = cast.browser();
    app = cast.app();
  }

  final String issuer() {
    return client().get("/.well-known/openid-configuration").member("issuer");
  }

  final JWKSet jwks() throws Exception {
    return JWKSet.parse(client().get("/oauth2/jwks").text());
  }

  final JWTClaimsSet verified(String token) throws Exception {
    DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    processor.setJWSTypeVerifier(
        new DefaultJOSEObjectTypeVerifier<>(new com.nimbusds.jose.JOSEObjectType("at+jwt")));
    processor.setJWSKeySelector(
        new JWSVerificationKeySelector<>(JWSAlgorithm.ES256, new ImmutableJWKSet<>(jwks())));
    return processor.process(token, null);
  }

  /** A page for the person who sits there; nothing is sent to the address named. */
  static void assertPage(Answer answer) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
    assertThat(answer.header("Content-Type")).startsWith("text/html");
    assertThat(answer.headers().firstValue("Location")).isEmpty();
  }

  static void assertRefused(Answer answer, int status, String error) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).startsWith("application/json");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.json()).containsEntry("error", error).containsKey("error_description");
  }
}
