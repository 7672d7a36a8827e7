package org.carrel.protocol.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.util.Map;
import org.carrel.http.JsonText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MetadataTest {
  private static Map<String, Object> metadata(boolean registers) {
    return Metadata.of("https://books.example", "http://localhost:8080/carrel", registers);
  }

  @Test
  void isWhatOtherLibrariesRead() throws ParseException {
    OIDCProviderMetadata read = OIDCProviderMetadata.parse(JsonText.of(metadata(false)));

    assertThat(read.getIssuer().getValue()).isEqualTo("https://books.example");
    assertThat(read.getTokenEndpointURI()).hasToString("http://localhost:8080/carrel/oauth2/token");
    assertThat(read.supportsAuthorizationResponseIssuerParam()).isTrue();
    assertThat(read.supportsRequestURIParam()).isFalse();
    assertThat(read.getCodeChallengeMethods()).hasToString("[S256]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"::", ":", "a:99999999999", "a..b:", "[::1]:80", "-_.", ""})
  void isWrittenForEveryHostThatTheDoorLetsIn(String host) {
    assertThat(Metadata.of("https://books.example", "http://" + host, true))
        .containsEntry("jwks_uri", "http://" + host + "/oauth2/jwks");
  }

  @Test
  void namesRegistrationOnlyWhereItIsOn() {
    assertThat(metadata(false)).doesNotContainKey("registration_endpoint");
    assertThat(metadata(true)).containsKey("registration_endpoint");
  }
}
