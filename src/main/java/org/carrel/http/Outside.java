package org.carrel.http;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.carrel.config.Settings;
import org.carrel.failure.Failure;
import org.carrel.identity.PublicAddress;
import org.jspecify.annotations.Nullable;

/**
 * How a request looked before our own proxies passed it on. Forwarded headers count only from
 * {@code carrel.proxies}; {@code carrel.public-url} overrules scheme and host of all. A public URL
 * that was set while the server runs is written into links and changes nothing else, so that a
 * wrong one locks nobody out.
 */
@Singleton
final class Outside {
  private final List<AddressRange> proxies;
  private final Optional<String> configured;
  private final Supplier<Optional<String>> stored;

  @Inject
  Outside(Settings settings, PublicAddress address) {
    this(settings.http().proxies(), settings.publicUrl(), address::find);
  }

  Outside(List<String> proxies, Optional<String> configured, Supplier<Optional<String>> stored) {
    this.proxies = proxies.stream().map(AddressRange::of).toList();
    this.configured = configured.map(Outside::withoutSlash);
    this.stored = stored;
  }

  private static String withoutSlash(String url) {
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }

  /**
   * @throws Failure INVALID if the forwarded headers of a trusted proxy, or the Host header, make
   *     no sense
   */
  HttpServletRequest seen(HttpServletRequest request) {
    boolean viaProxy = !proxies.isEmpty() && isProxy(request.getRemoteAddr());
    String asked = scheme(request, viaProxy);
    String host = host(request, viaProxy);
    String scheme = configured.map(Outside::scheme).orElse(asked);
    Optional<String> set = stored.get().map(Outside::withoutSlash);
    request.setAttribute(
        Links.BASE, configured.or(() -> set).orElseGet(() -> base(request, asked, host)));
    OwnOrigins.sentTo(asked, host).and(configured).andIfSameHost(set).keep(request);
    return viaProxy || !scheme.equals(request.getScheme())
        ? new ForwardedRequest(request, scheme, host, viaProxy ? client(request) : null)
        : request;
  }

  private static String base(HttpServletRequest request, String scheme, String host) {
    return scheme + "://" + host + request.getContextPath();
  }

  private static String scheme(String url) {
    return url.startsWith("https:") ? "https" : "http";
  }

  private static String scheme(HttpServletRequest request, boolean viaProxy) {
    String forwarded = viaProxy ? last(request, "X-Forwarded-Proto") : null;
    if (forwarded == null) {
      return request.getScheme();
    }
    if (!forwarded.equals("http") && !forwarded.equals("https")) {
      throw Failure.invalid("X-Forwarded-Proto is neither http nor https.");
    }
    return forwarded;
  }

  private static String host(HttpServletRequest request, boolean viaProxy) {
    String forwarded = viaProxy ? last(request, "X-Forwarded-Host") : null;
    String host = forwarded == null ? request.getHeader("Host") : forwarded;
    if (host == null) {
      return request.getServerName() + ":" + request.getServerPort();
    }
    for (int i = 0; i < host.length(); i++) {
      if (!isHostCharacter(host.charAt(i))) {
        throw unreadable();
      }
    }
    requireMatchingBrackets(host);
    return host;
  }

  /** They stand around an IPv6 address only; elsewhere no link could be made of the host. */
  private static void requireMatchingBrackets(String host) {
    if (host.indexOf('[') < 0 && host.indexOf(']') < 0) {
      return;
    }
    try {
      new URI("http://" + host).parseServerAuthority();
    } catch (URISyntaxException e) {
      throw unreadable();
    }
  }

  private static Failure unreadable() {
    return Failure.invalid("The Host header cannot be read.");
  }

  private static boolean isHostCharacter(char c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || "-._:[]".indexOf(c) >= 0;
  }

  /** From the nearest hop outwards: the first address that is no proxy of ours. */
  private String client(HttpServletRequest request) {
    List<String> hops = all(request, "X-Forwarded-For");
    String nearest = request.getRemoteAddr();
    for (int i = hops.size() - 1; i >= 0 && isProxy(nearest); i--) {
      nearest = checked(hops.get(i));
    }
    return nearest;
  }

  private static String checked(String hop) {
    try {
      AddressRange.address(hop);
      return hop;
    } catch (IllegalArgumentException e) {
      throw Failure.invalid("X-Forwarded-For holds no address.");
    }
  }

  private boolean isProxy(String address) {
    try {
      byte[] bytes = AddressRange.address(address);
      return proxies.stream().anyMatch(range -> range.contains(bytes));
    } catch (IllegalArgumentException e) {
      return false; // an interface's own address, with its zone
    }
  }

  /** What the proxy next to us wrote, if proxies before it wrote too. */
  private static @Nullable String last(HttpServletRequest request, String header) {
    List<String> all = all(request, header);
    return all.isEmpty() ? null : all.get(all.size() - 1);
  }

  /** Some proxies add to the line they got, some add a line. */
  private static List<String> all(HttpServletRequest request, String header) {
    return Collections.list(request.getHeaders(header)).stream()
        .flatMap(line -> Stream.of(line.split(",", -1)))
        .map(String::strip)
        .toList();
  }
}
