package org.carrel.gallery;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.carrel.failure.Failure;
import org.carrel.image.ImagorSigner.Algorithm;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator wants signing to be.
 *
 * @param baseUrl of the other imagor; only for {@link SigningMode#EXTERNAL}
 * @param unsafe only for the other imagor: addresses go without a signature
 * @param secret empty for a new one that nobody knows, or for none where nothing is signed
 */
public record NewSigning(
    SigningMode mode,
    @Nullable String baseUrl,
    boolean unsafe,
    Optional<String> secret,
    Algorithm algorithm,
    int truncate) {
  private static final int LONGEST = 200;
  private static final int LONGEST_URL = 500;

  /** Shorter ones are read as a part of the path. */
  private static final int SHORTEST_SIGNATURE = 17;

  /** What imagor does by default. */
  public static NewSigning embedded(Optional<String> secret) {
    return new NewSigning(SigningMode.EMBEDDED, null, false, secret, Algorithm.SHA1, 0);
  }

  /**
   * @throws Failure INVALID
   */
  public NewSigning {
    secret = secret.filter(text -> !text.isEmpty());
    if (secret.filter(text -> text.length() > LONGEST).isPresent()) {
      throw Failure.invalid("The secret has at most 200 characters.");
    }
    if (truncate != 0 && truncate < SHORTEST_SIGNATURE || truncate > LONGEST) {
      throw Failure.invalid("A signature keeps all its characters (0) or at least 17.");
    }
    if (mode == SigningMode.EXTERNAL) {
      baseUrl = checked(baseUrl);
      if (secret.isEmpty() && !unsafe) {
        throw Failure.invalid("The other imagor's secret is missing.");
      }
    } else {
      baseUrl = null;
      unsafe = false;
    }
  }

  private static String checked(@Nullable String url) {
    String text = url == null ? "" : url.strip();
    try {
      URI parsed = new URI(text);
      boolean web = "http".equals(parsed.getScheme()) || "https".equals(parsed.getScheme());
      boolean bare = parsed.getQuery() == null && parsed.getFragment() == null;
      if (web && bare && parsed.getHost() != null && text.length() <= LONGEST_URL) {
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
      }
    } catch (URISyntaxException e) {
      // the one message below says it for every unusable address
    }
    throw Failure.invalid("The base URL of the other imagor is not an http or https address.");
  }

  @Override
  public String toString() {
    return "NewSigning[" + mode + ", " + algorithm + ", " + truncate + "]";
  }
}
