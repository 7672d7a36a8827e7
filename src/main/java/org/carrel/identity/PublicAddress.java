package org.carrel.identity;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.carrel.config.Settings;
import org.carrel.config.Transactions;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.jspecify.annotations.Nullable;

/**
 * The URL that clients reach the server by: {@code carrel.public-url}, else what an administrator
 * set, as of at most five seconds ago.
 */
@Singleton
public final class PublicAddress {
  private static final Logger LOG = System.getLogger(PublicAddress.class.getName());
  private static final Duration FRESH = Duration.ofSeconds(5);
  private static final int LONGEST = 500;
  private static final String NAME = "public-url";

  private final EntityManager entityManager;
  private final Transactions transactions;
  private final Optional<String> configured;
  private final Clock clock;
  private volatile @Nullable Known latest;

  private record Known(Optional<String> url, Instant readAt) {}

  @Inject
  PublicAddress(
      EntityManager entityManager, Transactions transactions, Settings settings, Clock clock) {
    this.entityManager = entityManager;
    this.transactions = transactions;
    this.configured = settings.publicUrl();
    this.clock = clock;
  }

  /** Empty as long as nobody set one: then the host is whatever a client names. */
  public Optional<String> find() {
    return configured.isPresent() ? configured : set();
  }

  private Optional<String> set() {
    Known known = latest;
    Instant now = clock.instant();
    if (known == null || !now.isBefore(known.readAt().plus(FRESH))) {
      known = new Known(read(known), now);
      latest = known;
    }
    return known.url();
  }

  /** Requests are answered also while the database is not, if only to say so. */
  private Optional<String> read(@Nullable Known before) {
    try {
      return transactions.callApart(
          () ->
              entityManager
                  .createNativeQuery(
                      "SELECT value FROM server_setting WHERE name = ?1", String.class)
                  .setParameter(1, NAME)
                  .getResultList()
                  .stream()
                  .map(value -> (String) value)
                  .findFirst());
    } catch (RuntimeException e) {
      LOG.log(Level.DEBUG, "The public URL cannot be read.", e);
      return before == null ? Optional.empty() : before.url();
    }
  }

  /**
   * @param url such as {@code https://books.example}; empty to forget it
   * @throws Failure FORBIDDEN unless an administrator itself asks, with no restricted key and
   *     through no program of somebody else's: links with secrets in them go there; CONFLICT if it
   *     is configured; INVALID for what is no such URL
   */
  public void set(Caller caller, String url) {
    if (caller.role() != Role.ADMIN || caller.delegated()) {
      throw Failure.forbidden("Only an administrator sets the public URL.");
    }
    caller.require(Permission.MANAGE_SERVER);
    if (configured.isPresent()) {
      throw Failure.conflict("The public URL is set by the server's configuration.");
    }
    String checked = url.isBlank() ? "" : checked(url.strip());
    transactions.runApart(() -> write(checked));
    latest = null;
  }

  private void write(String url) {
    entityManager
        .createNativeQuery("DELETE FROM server_setting WHERE name = ?1")
        .setParameter(1, NAME)
        .executeUpdate();
    if (!url.isEmpty()) {
      entityManager
          .createNativeQuery("INSERT INTO server_setting (name, value) VALUES (?1, ?2)")
          .setParameter(1, NAME)
          .setParameter(2, url)
          .executeUpdate();
    }
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
