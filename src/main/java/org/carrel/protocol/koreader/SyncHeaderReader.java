package org.carrel.protocol.koreader;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.carrel.failure.Failure;
import org.carrel.http.CredentialReader;
import org.carrel.identity.Credential;
import org.carrel.identity.SyncPassword;

/** {@code x-auth-user} and {@code x-auth-key}, the latter the MD5 of a password. */
final class SyncHeaderReader implements CredentialReader {
  @Override
  public Optional<Credential> read(HttpServletRequest request) {
    Optional<String> name = header(request, "x-auth-user");
    Optional<String> key = header(request, "x-auth-key");
    return name.flatMap(user -> key.map(password -> new SyncPassword(user, password)));
  }

  /** KOReader sends names in UTF-8; servers hand them out with one char for each byte. */
  private static Optional<String> header(HttpServletRequest request, String name) {
    List<String> values = Collections.list(request.getHeaders(name));
    if (values.stream().distinct().count() > 1) {
      throw Failure.invalid("The header " + name + " is given twice.");
    }
    return values.stream()
        .findFirst()
        .filter(value -> !value.isEmpty())
        .map(value -> new String(value.getBytes(ISO_8859_1), UTF_8));
  }
}
