package org.carrel.protocol.burgerauth;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.carrel.grant.UserClaims;
import org.carrel.identity.Account;
import org.carrel.identity.Scope;

/** Whom a token tells of, to which app, and how much. */
record TokenSubject(Account account, String appId, Set<Scope> scopes) {

  /** The same in every dialect and to every app. */
  String id() {
    return account.id().toString();
  }

  Map<String, Object> claims() {
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("sub", id());
    claims.putAll(UserClaims.of(account, scopes));
    return claims;
  }
}
