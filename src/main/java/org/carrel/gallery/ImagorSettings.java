package org.carrel.gallery;

import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.carrel.access.Policy;
import org.carrel.config.Settings;
import org.carrel.config.Transactions;
import org.carrel.failure.Failure;
import org.carrel.identity.AuditLog;
import org.carrel.identity.AuditLog.Event;
import org.carrel.identity.Caller;
import org.carrel.identity.Digests;
import org.carrel.identity.FreshCache;
import org.carrel.identity.Origin;
import org.carrel.identity.Permission;
import org.carrel.image.ImagorSigner.Algorithm;

/**
 * How addresses are signed, as it stands in the database: what one node changes holds on every
 * other one within five seconds. The first start draws a secret. What the environment says wins.
 */
@Singleton
public final class ImagorSettings {
  private static final String ONLY = "signing";
  private static final int STANDARD_LENGTH = 32;

  private final EntityManager entityManager;
  private final Transactions transactions;
  private final Policy policy;
  private final AuditLog audit;
  private final SecureRandom random;
  private final Clock clock;
  private final Optional<Signing> given;
  private final FreshCache<String, Signing> known;

  @Inject
  ImagorSettings(
      EntityManager entityManager,
      Transactions transactions,
      Policy policy,
      AuditLog audit,
      SecureRandom random,
      Clock clock,
      Ticker ticker,
      Settings settings) {
    this.entityManager = entityManager;
    this.transactions = transactions;
    this.policy = policy;
    this.audit = audit;
    this.random = random;
    this.clock = clock;
    this.given = given(settings.imagor(), clock.instant());
    this.known = new FreshCache<>(ticker);
  }

  private static Optional<Signing> given(Settings.Imagor imagor, Instant now) {
    return imagor
        .secret()
        .map(
            secret ->
                new Signing(
                    SigningMode.EMBEDDED,
                    null,
                    false,
                    secret,
                    Algorithm.valueOf(imagor.signerType().name()),
                    imagor.truncate(),
                    now,
                    true));
  }

  public Signing current() {
    return given.orElseGet(
        () ->
            known
                .find(ONLY, () -> Optional.of(transactions.callApart(this::stored)))
                .orElseThrow());
  }

  /**
   * Changes it; addresses that were handed out are worth nothing as soon as the secret differs.
   *
   * @throws Failure FORBIDDEN without MANAGE_SERVER; CONFLICT if the environment has set it
   */
  public Signing configure(Caller caller, NewSigning wanted, Origin origin) {
    policy.require(caller, Permission.MANAGE_SERVER);
    if (given.isPresent()) {
      throw Failure.conflict("The environment has set how images are signed.");
    }
    String secret =
        wanted.secret().orElseGet(() -> wanted.unsafe() ? "" : Digests.randomSecret(random));
    SigningRow row = SigningRow.of(wanted, secret, clock.instant());
    Signing changed =
        transactions.callApart(
            () -> {
              stored();
              audit.record(
                  Event.IMAGE_SIGNING_CHANGED, caller.accountId(), caller.credentialId(), origin);
              return entityManager.merge(row).signing();
            });
    known.drop(ONLY);
    return changed;
  }

  private Signing stored() {
    SigningRow row = entityManager.find(SigningRow.class, SigningRow.ID);
    return row == null ? first() : row.signing();
  }

  /** Whoever is first among the nodes. */
  private Signing first() {
    entityManager
        .createNativeQuery(
            "INSERT IGNORE INTO imagor_signing"
                + " (id, mode, unsafe, secret, algorithm, truncated_to, updated_at)"
                + " VALUES (?1, 'EMBEDDED', FALSE, ?2, 'SHA256', ?3, ?4)")
        .setParameter(1, SigningRow.ID)
        .setParameter(2, Digests.randomSecret(random))
        .setParameter(3, STANDARD_LENGTH)
        .setParameter(4, clock.instant())
        .executeUpdate();
    return entityManager
        .createQuery("SELECT s FROM SigningRow s", SigningRow.class)
        .getSingleResult()
        .signing();
  }
}
