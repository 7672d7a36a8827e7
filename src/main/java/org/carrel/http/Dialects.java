package org.carrel.http;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who owns which path: an exact one first, then the longest prefix, as in servlet mappings, then
 * one whose first segment looks right. Built once, at start.
 */
@Singleton
public final class Dialects {
  private static final Claim NOBODYS =
      new Claim(new NoDialect(), Route.toServlet("/*").readingNothing());

  private final Map<String, Claims> exact = new HashMap<>();
  private final List<Claims> prefixes = new ArrayList<>();
  private final Map<FirstSegment, Claims> bySegment = new LinkedHashMap<>();
  private final List<KeyedPath> keyedPaths;

  @Inject
  Dialects(Instance<Dialect> dialects) {
    this(dialects.stream().toList());
  }

  /**
   * @throws IllegalStateException if two dialects claim the same path
   */
  Dialects(List<Dialect> dialects) {
    Map<String, Claims> byPattern = new HashMap<>();
    for (Dialect dialect : dialects) {
      for (Route route : dialect.routes()) {
        byPattern.computeIfAbsent(route.pattern(), Claims::new).add(new Claim(dialect, route));
      }
    }
    byPattern.forEach(this::place);
    prefixes.sort(Comparator.comparing((Claims c) -> c.prefix().length()).reversed());
    keyedPaths = dialects.stream().flatMap(d -> d.keyedPaths().stream()).toList();
  }

  private void place(String pattern, Claims claims) {
    if (FirstSegment.isMeant(pattern)) {
      bySegment.put(FirstSegment.of(pattern), claims);
    } else if (pattern.endsWith("/*")) {
      prefixes.add(claims);
    } else {
      exact.put(pattern, claims);
    }
  }

  List<KeyedPath> keyedPaths() {
    return keyedPaths;
  }

  Claim claim(String method, String path) {
    Claims claims = exact.get(path);
    return claims != null ? claims.on(method) : byPrefix(method, path);
  }

  private Claim byPrefix(String method, String path) {
    for (Claims claims : prefixes) {
      if (claims.covers(path)) {
        return claims.on(method);
      }
    }
    return bySegment(method, path);
  }

  private Claim bySegment(String method, String path) {
    for (Map.Entry<FirstSegment, Claims> one : bySegment.entrySet()) {
      if (one.getKey().covers(path)) {
        return one.getValue().on(method);
      }
    }
    return NOBODYS;
  }

  /** The claim settled by the authentication filter, or the path's owner if none got so far. */
  Claim of(HttpServletRequest request) {
    return settled(request).orElseGet(() -> claim(request.getMethod(), RequestPath.of(request)));
  }

  static Optional<Claim> settled(HttpServletRequest request) {
    return Optional.ofNullable((Claim) request.getAttribute(Claim.ATTRIBUTE));
  }
}
