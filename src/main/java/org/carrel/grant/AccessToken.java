package org.carrel.grant;

import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.carrel.identity.Scope;
import org.carrel.identity.TokenMark;

/**
 * What an OAuth access token says.
 *
 * @param id its {@code jti}
 * @param subject the account's id, or the client's own
 * @param grant the grant it belongs to; a client's own token belongs to none
 */
public record AccessToken(
    String id,
    String issuer,
    String subject,
    String clientId,
    Set<Scope> scopes,
    Instant issuedAt,
    Instant expiresAt,
    TokenMark mark,
    Optional<UUID> grant) {
  /** An account's token. */
  static final String KIND = "grant-access";

  /** A client's own, which no account stands behind. */
  static final String CLIENT_KIND = "client-access";

  /** A {@code jti} for a token of that grant. */
  static String idIn(Granted grant) {
    return grant.id() + "." + UUID.randomUUID();
  }

  /** {@code jti} of a grant's token: the grant, a dot, and random bits. */
  static Optional<UUID> grantOf(String id) {
    int dot = id.indexOf('.');
    return dot < 0 ? Optional.empty() : Optional.of(UUID.fromString(id.substring(0, dot)));
  }

  /**
   * @throws ParseException or IllegalArgumentException or NullPointerException for claims that we
   *     did not write
   */
  static AccessToken of(JWTClaimsSet claims) throws ParseException {
    String id = claims.getJWTID();
    return new AccessToken(
        id,
        Objects.requireNonNull(claims.getIssuer()),
        Objects.requireNonNull(claims.getSubject()),
        Objects.requireNonNull(claims.getStringClaim("client_id")),
        Scope.parse(claims.getStringClaim("scope")),
        claims.getIssueTime().toInstant(),
        claims.getExpirationTime().toInstant(),
        TokenMark.parse(claims.getClaim(TokenMark.CLAIM)).orElseThrow(),
        grantOf(id));
  }
}
