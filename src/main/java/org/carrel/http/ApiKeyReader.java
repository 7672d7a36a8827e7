package org.carrel.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.carrel.failure.Failure;
import org.carrel.identity.ApiKeyText;
import org.carrel.identity.Credential;

/** {@code X-API-Key}. */
final class ApiKeyReader implements CredentialReader {
  private static final String HEADER = "X-API-Key";

  @Override
  public Optional<Credential> read(HttpServletRequest request) {
    String key = HeaderValue.single(request, HEADER);
    if (key == null) {
      return Optional.empty();
    }
    if (key.isBlank()) {
      throw Failure.invalid("The header X-API-Key is empty.");
    }
    return Optional.of(new ApiKeyText(key.strip()));
  }
}
