package org.carrel.grant;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.carrel.config.Ready;
import org.carrel.config.Settings;
import org.carrel.config.Transactions;
import org.carrel.identity.AuditLog;
import org.carrel.identity.AuditLog.Event;
import org.carrel.identity.Authority;
import org.carrel.identity.Caller;
import org.carrel.identity.Origin;
import org.carrel.identity.Permission;
import org.carrel.identity.SigningKey;
import org.carrel.identity.SigningKeys;
import org.carrel.identity.StrictToken;

/** Signs and verifies by the keys of {@link KeyPurpose}; no key serves two kinds of token. */
@Singleton
public final class GrantKeys {
  private static final Set<String> HEADER = Set.of("typ", "alg", "kid");

  private final SigningKeys keys;
  private final AuditLog audit;
  private final Transactions transactions;
  private final Settings.Grants settings;
  private final Clock clock;

  @Inject
  GrantKeys(
      SigningKeys keys, AuditLog audit, Transactions transactions, Settings settings, Clock clock) {
    this.keys = keys;
    this.audit = audit;
    this.transactions = transactions;
    this.settings = settings.grants();
    this.clock = clock;
  }

  void prepare(@Observes Ready ready) {
    prepare();
  }

  /** Makes the keys that are missing. */
  void prepare() {
    for (KeyPurpose purpose : KeyPurpose.values()) {
      keys.prepare(purpose.id(), purpose.form());
    }
  }

  String sign(KeyPurpose purpose, String type, JWTClaimsSet claims) {
    SigningKey key = keys.current(purpose.id());
    JWSHeader header =
        new JWSHeader.Builder(purpose.algorithm())
            .type(new JOSEObjectType(type))
            .keyID(key.id())
            .build();
    SignedJWT jwt = new SignedJWT(header, claims);
    try {
      jwt.sign(key.signer());
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException("a key of our own does not sign", e);
    }
  }

  /** The claims of a token that a key of this purpose signed; their times are not looked at. */
  Optional<JWTClaimsSet> verified(KeyPurpose purpose, String type, String token) {
    return StrictToken.parse(token, HEADER)
        .filter(jwt -> isOf(purpose, type, jwt.getHeader()))
        .filter(jwt -> isSigned(purpose, jwt))
        .flatMap(GrantKeys::claims);
  }

  private static boolean isOf(KeyPurpose purpose, String type, JWSHeader header) {
    JWSAlgorithm algorithm = header.getAlgorithm();
    return purpose.algorithm().equals(algorithm) && type.equals(header.getType().getType());
  }

  private boolean isSigned(KeyPurpose purpose, SignedJWT jwt) {
    Optional<SigningKey> key = keys.find(purpose.id(), jwt.getHeader().getKeyID());
    try {
      return key.isPresent() && jwt.verify(key.get().verifier());
    } catch (JOSEException e) {
      return false;
    }
  }

  private static Optional<JWTClaimsSet> claims(SignedJWT jwt) {
    try {
      return Optional.ofNullable(jwt.getJWTClaimsSet());
    } catch (ParseException e) {
      return Optional.empty();
    }
  }

  /** What everybody may verify with: next, current and retired keys of every purpose. */
  public List<JWK> published() {
    return all().map(SigningKey::publicJwk).toList();
  }

  /** Their names, which change whenever what is published does. */
  public List<String> publishedIds() {
    return all().map(SigningKey::id).toList();
  }

  /**
   * Every key with its state, for who manages the server.
   *
   * @throws org.carrel.failure.Failure FORBIDDEN for others
   */
  public List<GrantKey> list(Caller by) {
    by.require(Permission.MANAGE_SERVER);
    return Stream.of(KeyPurpose.values()).flatMap(this::listed).toList();
  }

  private Stream<GrantKey> listed(KeyPurpose purpose) {
    return keys.all(purpose.id()).stream().map(key -> GrantKey.of(purpose, key));
  }

  private Stream<SigningKey> all() {
    return Stream.of(KeyPurpose.values()).flatMap(purpose -> keys.all(purpose.id()).stream());
  }

  /**
   * Lets the next keys sign from now on.
   *
   * @throws org.carrel.failure.Failure FORBIDDEN unless an administrator itself asks
   */
  public void rotate(Caller by, Origin origin) {
    Authority.requireServer(by);
    Stream.of(KeyPurpose.values()).forEach(this::rotate);
    transactions.runApart(
        () -> audit.record(Event.SIGNING_KEY_ROTATED, by.accountId(), by.credentialId(), origin));
  }

  /** Rotates those that have signed long enough; on one node at a time. */
  void rotateOld() {
    Instant oldest = clock.instant().minus(settings.keyLife());
    for (KeyPurpose purpose : KeyPurpose.values()) {
      if (keys.current(purpose.id()).signsSince().isBefore(oldest)) {
        rotate(purpose);
      }
    }
  }

  private void rotate(KeyPurpose purpose) {
    keys.rotate(purpose.id(), purpose.form(), longestLife());
  }

  private Duration longestLife() {
    return Stream.of(settings.accessLife(), settings.idTokenLife(), Client.USERS_ACCESS_LIFE)
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }
}
