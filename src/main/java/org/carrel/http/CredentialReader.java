package org.carrel.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.carrel.failure.Failure;
import org.carrel.identity.Credential;

/**
 * One way in which a request can carry a credential. It reads and never verifies; a body it reads
 * only through {@link Body}, so that the resource finds it again.
 */
public interface CredentialReader {
  /** The session cookie. It alone counts as absent when it is wrong, and yields to all others. */
  CredentialReader COOKIE = new CookieReader();

  /** {@code Authorization: Bearer}, an access token or an API key. */
  CredentialReader BEARER = new BearerReader();

  /** {@code X-API-Key}. */
  CredentialReader API_KEY = new ApiKeyReader();

  /** {@code Authorization: Basic}, for the few dialects that take it. */
  CredentialReader BASIC = new BasicReader();

  /** What a route reads that says nothing else. */
  List<CredentialReader> DEFAULT = List.of(COOKIE, BEARER, API_KEY);

  /**
   * @return empty if the request carries nothing of this kind
   * @throws Failure INVALID if it carries something of this kind that cannot be read, or two that
   *     differ
   */
  Optional<Credential> read(HttpServletRequest request);
}
