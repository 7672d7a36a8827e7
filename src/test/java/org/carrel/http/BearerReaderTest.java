package org.carrel.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.carrel.identity.BearerToken;
import org.carrel.identity.Credential;
import org.junit.jupiter.api.Test;

final class BearerReaderTest extends CredentialReaderContract {
  @Override
  CredentialReader reader() {
    return CredentialReader.BEARER;
  }

  @Override
  StubRequest showing(StubRequest request, String secret) {
    return request.header("Authorization", "Bearer " + secret);
  }

  @Override
  StubRequest malformed() {
    return StubRequest.get("/").header("Authorization", "Bearer a b");
  }

  @Override
  Credential credential(String secret) {
    return new BearerToken(secret);
  }

  @Test
  void readsTheSchemeInAnyCase() {
    assertThat(reader().read(StubRequest.get("/").header("Authorization", "bEARER x.y-z").build()))
        .contains(new BearerToken("x.y-z"));
  }

  @Test
  void leavesOtherSchemesAlone() {
    assertThat(reader().read(StubRequest.get("/").header("Authorization", "Bearerish x").build()))
        .isEmpty();
  }
}
