package org.carrel.grant;

import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Proof that who redeems a code is who asked for it. S256 only.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7636">RFC 7636</a>
 */
public final class Pkce {
  private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");

  private Pkce() {}

  /**
   * The challenge of a request.
   *
   * @param challenge empty if the request has none
   * @param method {@code code_challenge_method}; absent means {@code plain} (RFC 7636, 4.3)
   * @throws GrantRefusal INVALID_REQUEST for a method other than S256 or what is no challenge
   */
  public static Optional<String> challenge(Optional<String> challenge, Optional<String> method) {
    if (challenge.isEmpty() && method.isEmpty()) {
      return Optional.empty();
    }
    if (!method.equals(Optional.of("S256"))) {
      throw new GrantRefusal(
          GrantError.INVALID_REQUEST, "code_challenge_method must be S256; plain is not accepted.");
    }
    if (challenge.isEmpty() || !CHALLENGE.matcher(challenge.get()).matches()) {
      throw new GrantRefusal(
          GrantError.INVALID_REQUEST, "code_challenge is no SHA-256 in unpadded base64url.");
    }
    return challenge;
  }

  /** Both absent, or both there and the one the hash of the other. */
  static boolean proves(Optional<String> challenge, Optional<String> verifier) {
    if (challenge.isEmpty() || verifier.isEmpty()) {
      return challenge.isEmpty() && verifier.isEmpty();
    }
    try {
      CodeChallenge proved =
          CodeChallenge.compute(CodeChallengeMethod.S256, new CodeVerifier(verifier.get()));
      return MessageDigest.isEqual(bytes(challenge.get()), bytes(proved.getValue()));
    } catch (IllegalArgumentException e) {
      return false; // it has other than 43 to 128 characters, or others than are allowed
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
