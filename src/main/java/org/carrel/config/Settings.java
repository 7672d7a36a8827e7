package org.carrel.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Every setting, read and checked once at start. A value that cannot be used ends the start with
 * one line that names its key.
 */
public record Settings(
    Path data,
    Optional<Path> library,
    Optional<String> publicUrl,
    boolean authentication,
    Session session,
    Http http) {

  /** How long a cookie session lives without use, and how often dead ones are swept. */
  public record Session(Duration lifetime, Duration cleanupInterval) {}

  /**
   * What the door lets in.
   *
   * @param origins whose scripts may call with cookies, each as a browser writes it
   * @param proxies addresses and ranges whose forwarded headers count
   * @param maxBody of a request that is no upload, in bytes
   */
  public record Http(Set<String> origins, List<String> proxies, int maxBody) {}

  /**
   * @param lookup gives a key's text, {@code carrel.*} first or any of its aliases
   * @throws IllegalArgumentException naming the key whose value cannot be used
   */
  public static Settings read(Function<String, Optional<String>> lookup) {
    SettingReader read = new SettingReader(lookup);
    return new Settings(
        Path.of(read.text("carrel.data", "CARREL_DATA").orElse(".carrel")).toAbsolutePath(),
        read.text("carrel.library", "CARREL_LIBRARY").map(Path::of),
        read.text("carrel.public-url", "CARREL_PUBLIC_URL"),
        read.flag(true, "carrel.authentication"),
        new Session(
            read.seconds(Duration.ofDays(3), "carrel.session.lifetime", "SESSION_TTL"),
            read.seconds(
                Duration.ofSeconds(60),
                "carrel.session.cleanup-interval",
                "SESSION_EXPIRY_CLEANUP_INTERVAL")),
        new Http(
            Set.copyOf(read.list("carrel.cors.origins")),
            read.list("carrel.proxies"),
            read.number(1 << 20, 1024, 1 << 30, "carrel.http.max-body")));
  }
}
