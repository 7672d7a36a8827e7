package org.carrel.protocol.oauth;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.carrel.grant.AuthorizationRequest;
import org.carrel.grant.GrantError;
import org.carrel.grant.GrantRefusal;
import org.carrel.grant.Pkce;
import org.carrel.grant.Prompt;

/**
 * Reads what a client asks an account for.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-4.1.1">RFC 6749, section 4.1.1</a>
 * @see <a href="https://openid.net/specs/openid-connect-core-1_0.html#AuthRequest">OpenID Connect
 *     Core, 3.1.2.1</a>
 */
final class AskedAuthorization {
  /** What a {@code request_uri} begins with when its request was pushed (RFC 9126, 2.2). */
  static final String PUSHED = "urn:ietf:params:oauth:request_uri:";

  private static final int LONGEST_HINT = 320;
  private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

  private AskedAuthorization() {}

  /**
   * @throws GrantRefusal for what is malformed or not offered here
   */
  static AuthorizationRequest of(String clientId, Parameters asked) {
    requireOffered(asked);
    return new AuthorizationRequest(
        clientId,
        asked.find("redirect_uri"),
        asked.scopes(),
        asked.find("state"),
        asked.find("nonce"),
        Pkce.challenge(asked.find("code_challenge"), asked.find("code_challenge_method")),
        asked.find("prompt").map(Prompt::parse).orElse(Set.of()),
        asked.find("max_age").map(AskedAuthorization::seconds),
        asked.find("login_hint").filter(hint -> hint.length() <= LONGEST_HINT));
  }

  private static void requireOffered(Parameters asked) {
    if (asked.has("request")) {
      throw new GrantRefusal(
          GrantError.REQUEST_NOT_SUPPORTED, "Requests come as parameters, not as JWT.");
    }
    if (asked.has("request_uri")) {
      throw new GrantRefusal(
          GrantError.REQUEST_URI_NOT_SUPPORTED, "Only pushed requests are referred to.");
    }
    if (!asked.require("response_type").equals("code")) {
      throw new GrantRefusal(
          GrantError.UNSUPPORTED_RESPONSE_TYPE, "response_type is code and nothing else.");
    }
    if (asked.find("response_mode").filter(mode -> !mode.equals("query")).isPresent()) {
      throw new GrantRefusal(GrantError.INVALID_REQUEST, "response_mode is query or absent.");
    }
  }

  private static Duration seconds(String text) {
    if (!SECONDS.matcher(text).matches()) {
      throw new GrantRefusal(GrantError.INVALID_REQUEST, "max_age is no number of seconds.");
    }
    return Duration.ofSeconds(Long.parseLong(text));
  }

  /** The id of the pushed request that is referred to. */
  static Optional<String> pushedId(Parameters asked) {
    return asked
        .find("request_uri")
        .filter(uri -> uri.startsWith(PUSHED))
        .map(uri -> uri.substring(PUSHED.length()));
  }
}
