package org.carrel.http;

import jakarta.servlet.RequestDispatcher;
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
 *     {@code /opds} and everything below; or {@code /{regular expression}/*}, which is everything
 *     below a first segment that looks so, unless it is named by another route or mapping
 * @param methods the methods it is for; empty for all that no other route of the pattern names
 * @param readers in no order: two that find different credentials refuse the request. Without any,
 *     the Authorization header is the resource's own matter
 * @param scope what an OAuth token must have been granted here; without one it opens nothing
 * @param at the servlet's path that answers, if it is not the request's own; else empty
 */
public record Route(
    String pattern,
    Set<String> methods,
    List<CredentialReader> readers,
    Set<Trait> traits,
    Optional<Scope> scope,
    String at) {

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
    ANY_SITE,
    /** Whoever only looks on as another account may read here. */
    SEEN_IN_PREVIEW,
    /** The same by any method: what answers tells questions from changes, and refuses these. */
    ASKED_IN_PREVIEW
  }

  public Route {
    boolean sound = FirstSegment.isMeant(pattern) || pattern.indexOf('*') == starAt(pattern);
    if (!pattern.startsWith("/") || !sound) {
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
    return new Route(pattern, Set.of(), CredentialReader.DEFAULT, Set.of(), Optional.empty(), "");
  }

  /**
   * Paths told by their first segment and answered by a servlet that is mapped to another path; it
   * finds the request's own in {@link RequestDispatcher#FORWARD_REQUEST_URI}.
   *
   * @param look a regular expression that the whole first segment matches
   */
  public static Route byFirstSegment(String look, String servlet) {
    Route route = toServlet("/{" + look + "}/*");
    return new Route(
        route.pattern, route.methods, route.readers, route.traits, route.scope, servlet);
  }

  public Route on(String... methods) {
    return new Route(pattern, Set.of(methods), readers, traits, scope, at);
  }

  public Route reading(CredentialReader... readers) {
    return new Route(pattern, methods, List.of(readers), traits, scope, at);
  }

  /** Open to an OAuth token with this scope, too. */
  public Route opening(Scope to) {
    return new Route(pattern, methods, readers, traits, Optional.of(to), at);
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

  /** Open to an administrator who looks on as another account, by GET and HEAD. */
  public Route seenInPreview() {
    return having(Trait.SEEN_IN_PREVIEW);
  }

  /** The same by any method, for what refuses changes by itself. */
  public Route askedInPreview() {
    return having(Trait.ASKED_IN_PREVIEW);
  }

  private Route having(Trait trait) {
    Set<Trait> more = EnumSet.of(trait);
    more.addAll(traits);
    return new Route(pattern, methods, readers, more, scope, at);
  }

  boolean admits(Caller caller) {
    if (caller.previewing()) {
      return is(Trait.SEEN_IN_PREVIEW) || is(Trait.ASKED_IN_PREVIEW);
    }
    return !caller.delegated() || scope.filter(caller::may).isPresent();
  }

  /** What is read only may be looked at through a preview; all else waits for its end. */
  boolean admits(Caller caller, String method) {
    boolean reading = method.equals("GET") || method.equals("HEAD");
    return admits(caller) && (!caller.previewing() || reading || is(Trait.ASKED_IN_PREVIEW));
  }

  boolean is(Trait trait) {
    return traits.contains(trait);
  }
}
