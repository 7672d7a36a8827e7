package org.carrel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.identity.Credential;
import org.carrel.identity.UsernamePassword;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BasicReaderTest extends CredentialReaderContract {
  @Override
  CredentialReader reader() {
    return CredentialReader.BASIC;
  }

  @Override
  StubRequest showing(StubRequest request, String secret) {
    byte[] pair = ("ann:" + secret).getBytes(StandardCharsets.UTF_8);
    return request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
  }

  @Override
  StubRequest malformed() {
    return StubRequest.get("/").header("Authorization", "Basic YW5u"); // no colon
  }

  @Override
  Credential credential(String secret) {
    return new UsernamePassword("ann", secret);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Basic", "Basic %%%%", "Basic YW5uOng", "Basic /zr/", "Basic YTpi YTpi"})
  void refusesWhatIsNoBase64OfUtf8(String header) {
    assertThatThrownBy(
            () -> reader().read(StubRequest.get("/").header("Authorization", header).build()))
        .isInstanceOfSatisfying(
            Failure.class, f -> assertThat(f.reason()).isEqualTo(Reason.INVALID));
  }

  @Test
  void splitsAtTheFirstColonOnly() {
    assertThat(reader().read(showing(StubRequest.get("/"), "é:b").build()))
        .hasValueSatisfying(c -> assertThat(((UsernamePassword) c).username()).isEqualTo("ann"));
  }
}
