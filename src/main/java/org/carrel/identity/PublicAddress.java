package org.carrel.identity;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.carrel.config.Settings;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;

/**
 * The URL that clients reach the server by: {@code carrel.public-url}, else what an administrator
 * set, as of at most five seconds ago.
 */
@Singleton
public final class PublicAddress {
  private static final int LONGEST = 500;
  private static final String NAME = "public-url";

  private final StoredSettings stored;
  private final Optional<String> configured;

  @Inject
  PublicAddress(StoredSettings stored, Settings settings) {
    this.stored = stored;
    this.configured = settings.publicUrl();
  }

  /** Empty as long as nobody set one: then the host is whatever a client names. */
  public Optional<String> find() {
    return configured.isPresent() ? configured : stored.find(NAME);
  }

  /**
   * @param url such as {@code https://books.example}; empty to forget it
   * @throws Failure FORBIDDEN unless an administrator itself asks, with no restricted key and
   *     through no program of somebody else's: links with secrets in them go there; CONFLICT if it
   *     is configured; INVALID for what is no such URL
   */
  void set(Caller caller, String url) {
    Authority.requireServer(caller);
    if (configured.isPresent()) {
      throw Failure.conflict("The public URL is set by the server's configuration.");
    }
    stored.put(NAME, url.isBlank() ? "" : checked(url.strip()));
  }

  private static String checked(String text) {
    try {
      URI url = new URI(text).parseServerAuthority();
      boolean plain =
          url.getHost() != null
              && url.getRawUserInfo() == null
              && url.getRawQuery() == null
              && url.getRawFragment() == null
              && text.length() <= LONGEST;
      if (plain && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
      }
    } catch (URISyntaxException e) {
      throw new Failure(Reason.INVALID, "The public URL is no URL.", e);
    }
    throw Failure.invalid("The public URL is http or https, a host and perhaps a path.");
  }
}
