package org.carrel.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.carrel.identity.ApiKeyText;
import org.carrel.identity.Credential;
import org.junit.jupiter.api.Test;

final class ApiKeyReaderTest extends CredentialReaderContract {
  @Override
  CredentialReader reader() {
    return CredentialReader.API_KEY;
  }

  @Override
  StubRequest showing(StubRequest request, String secret) {
    return request.header("X-API-Key", secret);
  }

  @Override
  StubRequest malformed() {
    return StubRequest.get("/").header("X-API-Key", " ");
  }

  @Override
  Credential credential(String secret) {
    return new ApiKeyText(secret);
  }

  @Test
  void readsTheKeyItself() {
    assertThat(reader().read(showing(StubRequest.get("/"), "carrel_a_b").build()))
        .contains(new ApiKeyText("carrel_a_b"));
  }
}
