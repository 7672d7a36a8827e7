package org.carrel.grant;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.carrel.identity.Account;
import org.carrel.identity.Profile;
import org.carrel.identity.Scope;
import org.jspecify.annotations.Nullable;

/**
 * What scopes tell of an account, beside {@code sub}.
 *
 * @see <a href="https://openid.net/specs/openid-connect-core-1_0.html#StandardClaims">OpenID
 *     Connect Core, section 5.1</a>
 */
public final class UserClaims {
  private UserClaims() {}

  /**
   * By their names; values are strings, booleans and lists of strings. What is not known is left
   * out. {@code groups}, which Jakarta Security reads by default, holds the account's role.
   */
  public static Map<String, Object> of(Account account, Set<Scope> scopes) {
    Map<String, Object> claims = new LinkedHashMap<>();
    if (scopes.contains(Scope.OPENID)) {
      claims.put("name", account.username());
      claims.put("preferred_username", account.username());
    }
    Profile profile = account.profile();
    if (scopes.contains(Scope.PROFILE)) {
      put(claims, "nickname", profile.displayName());
      put(claims, "locale", profile.locale());
      claims.put("groups", List.of(account.role().name().toLowerCase(Locale.ROOT)));
    }
    if (scopes.contains(Scope.EMAIL) && profile.email() != null) {
      put(claims, "email", profile.email());
      claims.put("email_verified", profile.emailVerified());
    }
    return claims;
  }

  private static void put(Map<String, Object> claims, String name, @Nullable String value) {
    if (value != null) {
      claims.put(name, value);
    }
  }
}
