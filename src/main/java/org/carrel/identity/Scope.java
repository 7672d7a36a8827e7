package org.carrel.identity;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an account's owner may let somebody else's program do. Nothing else is opened by an OAuth
 * token.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-3.3">RFC 6749, section 3.3</a>
 */
public enum Scope {
  /** Learn who the account is: an id_token, and {@code sub} at userinfo. */
  OPENID("openid"),
  /** Its name, at userinfo. */
  PROFILE("profile"),
  /** Its e-mail address, at userinfo. */
  EMAIL("email"),
  /** Go on while its owner is away: a refresh token. */
  OFFLINE_ACCESS("offline_access"),
  /** Browse, search and download what the account may. */
  LIBRARY_READ("library:read"),
  /** Read and write its reading progress. */
  PROGRESS("progress");

  private final String text;

  Scope(String text) {
    this.text = text;
  }

  /** As it stands in requests, tokens and metadata. */
  public String text() {
    return text;
  }

  public static Optional<Scope> find(String text) {
    return Stream.of(values()).filter(scope -> scope.text.equals(text)).findFirst();
  }

  /** In alphabetical order, with one blank between. */
  public static String join(Set<Scope> scopes) {
    return String.join(" ", texts(scopes));
  }

  /** In alphabetical order. */
  public static Set<String> texts(Set<Scope> scopes) {
    return scopes.stream().map(Scope::text).collect(Collectors.toCollection(TreeSet::new));
  }

  /** The known ones of a blank-separated list; what is unknown is left out (RFC 6749, 3.3). */
  public static Set<Scope> parse(String list) {
    return Stream.of(list.split(" ", -1))
        .flatMap(text -> find(text).stream())
        .collect(Collectors.toUnmodifiableSet());
  }
}
