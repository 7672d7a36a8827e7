package org.carrel.grant;

import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.carrel.config.Settings;
import org.carrel.identity.Account;
import org.carrel.identity.TokenMark;

/**
 * Tells a client who signed in. It opens nothing.
 *
 * @see <a href="https://openid.net/specs/openid-connect-core-1_0.html#IDToken">OpenID Connect Core,
 *     section 2</a>
 */
@Singleton
public final class IdTokens {
  private static final String TYPE = "JWT";
  private static final String KIND = "id";

  private final GrantKeys keys;
  private final Issuer issuer;
  private final Duration life;
  private final Clock clock;

  @Inject
  IdTokens(GrantKeys keys, Issuer issuer, Settings settings, Clock clock) {
    this.keys = keys;
    this.issuer = issuer;
    this.life = settings.grants().idTokenLife();
    this.clock = clock;
  }

  String issue(Client client, Granted grant, Account account) {
    Instant now = clock.instant();
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer.url())
            .audience(client.id())
            .subject(account.id().toString())
            .jwtID(AccessToken.idIn(grant))
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(life)))
            .claim("auth_time", grant.signedInAt().getEpochSecond())
            .claim(TokenMark.CLAIM, new TokenMark(account.id(), KIND, account.epoch()).text());
    grant.nonce().ifPresent(nonce -> claims.claim("nonce", nonce));
    UserClaims.of(account, grant.scopes()).forEach(claims::claim);
    return keys.sign(KeyPurpose.of(client.terms().idTokenAlgorithm()), TYPE, claims.build());
  }

  /**
   * What an id_token of ours says.
   *
   * @param expiresAt may have passed: as a hint at signing out it counts all the same
   * @param grant that it was given with
   */
  public record IdToken(String clientId, TokenMark mark, Instant expiresAt, Optional<UUID> grant) {}

  /** Empty for what we have not signed. */
  public Optional<IdToken> read(String token) {
    return Stream.of(KeyPurpose.ID_RS256, KeyPurpose.ID_ES256)
        .flatMap(purpose -> keys.verified(purpose, TYPE, token).stream())
        .flatMap(claims -> parsed(claims).stream())
        .findFirst();
  }

  /** The same for one that holds itself; whether its grant does is asked there. */
  Optional<UUID> grantOf(String token) {
    return read(token)
        .filter(found -> clock.instant().isBefore(found.expiresAt()))
        .flatMap(IdToken::grant);
  }

  private static Optional<UUID> grant(JWTClaimsSet claims) {
    return Optional.ofNullable(claims.getJWTID()).flatMap(AccessToken::grantOf);
  }

  private Optional<IdToken> parsed(JWTClaimsSet claims) {
    try {
      List<String> audience = claims.getAudience();
      Optional<TokenMark> mark =
          TokenMark.parse(claims.getClaim(TokenMark.CLAIM)).filter(m -> m.kind().equals(KIND));
      boolean ours = Objects.equals(claims.getIssuer(), issuer.url()) && audience.size() == 1;
      Date end = claims.getDateClaim("exp");
      return ours && end != null
          ? mark.map(m -> new IdToken(audience.get(0), m, end.toInstant(), grant(claims)))
          : Optional.empty();
    } catch (ParseException e) {
      return Optional.empty();
    }
  }
}
