package org.carrel.protocol.oauth;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Why an access token does not open something.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6750#section-3">RFC 6750, section 3</a>
 */
enum BearerChallenge {
  /** Who shows nothing is told no error code. */
  NO_TOKEN(401, "invalid_request", "Bearer realm=\"carrel\"", "An access token is needed."),
  INVALID_TOKEN(
      401,
      "invalid_token",
      "Bearer realm=\"carrel\", error=\"invalid_token\"",
      "The access token is not valid."),
  INSUFFICIENT_SCOPE(
      403,
      "insufficient_scope",
      "Bearer realm=\"carrel\", error=\"insufficient_scope\", scope=\"openid\"",
      "The access token lacks the scope openid.");

  private final int status;
  private final String code;
  private final String challenge;
  private final String description;

  BearerChallenge(int status, String code, String challenge, String description) {
    this.status = status;
    this.code = code;
    this.challenge = challenge;
    this.description = description;
  }

  void send(HttpServletResponse response) throws IOException {
    response.setHeader("WWW-Authenticate", challenge);
    JsonAnswer.send(response, status, ErrorAnswer.members(code, description));
  }
}
