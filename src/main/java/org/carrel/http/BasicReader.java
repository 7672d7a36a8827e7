package org.carrel.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.carrel.identity.Credential;
import org.carrel.identity.UsernamePassword;

/** {@code Authorization: Basic} with an account's name and password. */
final class BasicReader implements CredentialReader {
  @Override
  public Optional<Credential> read(HttpServletRequest request) {
    return BasicHeader.of(request).map(basic -> new UsernamePassword(basic.name(), basic.secret()));
  }
}
