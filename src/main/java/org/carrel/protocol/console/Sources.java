package org.carrel.protocol.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * What the shell may run, load and ask.
 *
 * @see <a href="https://www.w3.org/TR/CSP3/">Content Security Policy 3</a>
 */
final class Sources {
  private Sources() {}

  /**
   * @param importMap the one script that stands in the page itself
   */
  static String policy(String importMap) {
    return String.join(
        "; ",
        "default-src 'none'",
        "script-src 'self' 'sha256-"
            + Base64.getEncoder().encodeToString(sha256().digest(importMap.getBytes(UTF_8)))
            + "'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "frame-src 'self'",
        "form-action 'self'",
        "base-uri 'self'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types lit-html");
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
