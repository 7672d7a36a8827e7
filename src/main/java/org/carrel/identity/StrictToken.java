package org.carrel.identity;

import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads JWS compact serialization in its one spelling only: three parts of canonical unpadded
 * base64url and a header of just the parameters that we write. The signature is the reader's
 * matter.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8725">RFC 8725</a>
 */
public final class StrictToken {
  private static final int LONGEST = 8192;
  private static final Pattern FORM =
      Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");

  private StrictToken() {}

  /**
   * @param parameters all that the header has, no more and no less
   * @return empty for anything else
   */
  public static Optional<SignedJWT> parse(String token, Set<String> parameters) {
    if (token.length() > LONGEST || !FORM.matcher(token).matches() || !isCanonical(token)) {
      return Optional.empty();
    }
    try {
      SignedJWT jwt = SignedJWT.parse(token);
      boolean ours = jwt.getHeader().getIncludedParams().equals(parameters);
      return ours ? Optional.of(jwt) : Optional.empty();
    } catch (ParseException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The last character of a part may hold bits that no decoder looks at. */
  private static boolean isCanonical(String token) {
    for (String part : token.split("\\.", -1)) {
      if (!isCanonicalPart(part)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isCanonicalPart(String part) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(part);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(part);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
