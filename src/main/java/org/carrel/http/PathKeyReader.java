package org.carrel.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.carrel.identity.ApiKeyText;
import org.carrel.identity.Credential;

/** The API key that the embedded-key filter found in the path. */
final class PathKeyReader implements CredentialReader {
  static final String ATTRIBUTE = "org.carrel.http.path-key";

  @Override
  public Optional<Credential> read(HttpServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof ApiKeyText key
        ? Optional.of(key)
        : Optional.empty();
  }
}
