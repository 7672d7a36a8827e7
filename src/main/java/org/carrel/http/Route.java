package org.carrel.http;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carrel.identity.Caller;
import org.carrel.identity.Scope;

/**
 * Paths of a dialect and what the door does for them before anything of the dialect runs.
 *
 * <p>Unless said otherwise a route reads the session cookie, {@code Authorization: Bearer} and
 * {@code X-API-Key}, refuses a wrong credential at once, and lets nobody pass without one.
 *
 * @param pattern as in a servlet mapping: {@code /token} is that path alone, {@code /opds/*} is
 *     {@code /opds} and everything below
 * @param methods the methods it is for; empty for all that no other route of the pattern names
 * @param readers in no order: two that find different credentials refuse the request. Without any,
 *     the Authorization header is the resource's own matter
 * @param scope what an OAuth token must have been granted here; without one it opens nothing
 */
public record Route(
    String pattern,
    Set<String> methods,
    List<CredentialReader> readers,
    Set<Trait> traits,
    Optional<Scope> scope) {

  enum Trait {
    /** Served by JAX-RS; otherwise by the servlet or file the path leads to. */
    RESOURCE,
    /** Whoever shows no credential passes as nobody. */
    OPEN,
    /** A wrong credential, or two, count as none. */
    FORGIVING,
    /** Scripts of every origin may call it, without cookies. */
    ANY_ORIGIN,
    /** Pages of every site may send a browser there, by link or form. */
    ANY_SITE
  }

  public Route {
    if (!pattern.startsWith("/") || pattern.indexOf('*') != starAt(pattern)) {
      throw new IllegalArgumentException("Neither /path nor /path/*: " + pattern);
    }
    methods = Set.copyOf(methods);
    readers = List.copyOf(readers);
    traits = Set.copyOf(traits);
  }

  private static int starAt(String pattern) {
    return pattern.endsWith("/*") ? pattern.length() - 1 : -1;
  }

  /** Paths answered by a JAX-RS resource whose {@code @Path} is the path as clients see it. */
  public static Route toResource(String pattern) {
    return toServlet(pattern).having(Trait.RESOURCE);
  }

  /**
   * Paths answered by a servlet mapped to them in {@code web.xml} or by annotation, or by files.
   */
  public static Route toServlet(String pattern) {
    return new Route(pattern, Set.of(), CredentialReader.DEFAULT, Set.of(), Optional.empty());
  }

  public Route on(String... methods) {
    return new Route(pattern, Set.of(methods), readers, traits, scope);
  }

  public Route reading(CredentialReader... readers) {
    return new Route(pattern, methods, List.of(readers), traits, scope);
  }

  /** Open to an OAuth token with this scope, too. */
  public Route opening(Scope to) {
    return new Route(pattern, methods, readers, traits, Optional.of(to));
  }

  /** For sign-in, refresh and client authentication: the resource reads what it is shown. */
  public Route readingNothing() {
    return reading().open();
  }

  public Route open() {
    return having(Trait.OPEN);
  }

  public Route forgiving() {
    return having(Trait.FORGIVING).open();
  }

  public Route fromAnyOrigin() {
    return having(Trait.ANY_ORIGIN);
  }

  /** For where other sites lead browsers on purpose: a form may do there what a link does. */
  public Route fromAnySite() {
    return having(Trait.ANY_SITE);
  }

  private Route having(Trait trait) {
    Set<Trait> more = EnumSet.of(trait);
    more.addAll(traits);
    return new Route(pattern, methods, readers, more, scope);
  }

  boolean admits(Caller caller) {
    return !caller.delegated() || scope.filter(caller::may).isPresent();
  }

  boolean is(Trait trait) {
    return traits.contains(trait);
  }
}
