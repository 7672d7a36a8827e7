package org.carrel.grant;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.carrel.identity.Scope;

/**
 * What a client is registered with.
 *
 * @param name shown on the consent page, 1 to 100 characters
 * @param redirectUris where codes may go; see {@link RedirectUri}
 * @param postLogoutUris where browsers may be sent after signing out, compared as a whole
 * @param trusted whether nobody is asked for consent; counts for an administrator's clients only
 * @param pkceWaived whether a nonce does instead of PKCE; for confidential clients of an
 *     administrator only, as Jakarta Security's own knows no PKCE
 */
public record ClientTerms(
    String name,
    List<String> redirectUris,
    List<String> postLogoutUris,
    Set<Scope> scopes,
    Set<GrantType> grantTypes,
    boolean trusted,
    boolean pkceWaived,
    IdTokenAlgorithm idTokenAlgorithm) {
  private static final int LONGEST_NAME = 100;
  private static final int MOST_URIS = 20;

  public ClientTerms {
    redirectUris = List.copyOf(redirectUris);
    postLogoutUris = List.copyOf(postLogoutUris);
    scopes = Set.copyOf(scopes);
    grantTypes = Set.copyOf(grantTypes);
  }

  /** A web application's: codes and refresh tokens, RS256, nothing waived. */
  public static ClientTerms of(String name, List<String> redirectUris, Set<Scope> scopes) {
    return new ClientTerms(
        name,
        redirectUris,
        List.of(),
        scopes,
        Set.of(GrantType.AUTHORIZATION_CODE, GrantType.REFRESH_TOKEN),
        false,
        false,
        IdTokenAlgorithm.RS256);
  }

  /** What is meant by whoever says no more: sign-in with name and e-mail address. */
  public static ClientTerms usual(String name) {
    return of(name, List.of(), Set.of(Scope.OPENID, Scope.PROFILE, Scope.EMAIL));
  }

  /**
   * @throws GrantRefusal INVALID_CLIENT_METADATA or INVALID_REDIRECT_URI if no client may have them
   */
  void check() {
    if (name.isBlank() || name.length() > LONGEST_NAME || !name.equals(name.strip())) {
      throw new GrantRefusal(
          GrantError.INVALID_CLIENT_METADATA, "A client's name has 1 to 100 characters.");
    }
    if (redirectUris.size() > MOST_URIS || postLogoutUris.size() > MOST_URIS) {
      throw new GrantRefusal(GrantError.INVALID_CLIENT_METADATA, "These are too many addresses.");
    }
    redirectUris.forEach(RedirectUri::check);
    postLogoutUris.forEach(RedirectUri::check);
  }

  /**
   * What is left of them for a client that nobody vouches for: it acts for accounts that agree,
   * never for itself.
   *
   * @throws GrantRefusal INVALID_REDIRECT_URI if codes have nowhere to go
   */
  ClientTerms unvouched() {
    if (grantTypes.contains(GrantType.AUTHORIZATION_CODE) && redirectUris.isEmpty()) {
      throw new GrantRefusal(GrantError.INVALID_REDIRECT_URI, "redirect_uris is missing.");
    }
    Set<GrantType> types = new HashSet<>(grantTypes);
    types.remove(GrantType.CLIENT_CREDENTIALS);
    return new ClientTerms(
        name, redirectUris, postLogoutUris, scopes, types, false, false, idTokenAlgorithm);
  }
}
