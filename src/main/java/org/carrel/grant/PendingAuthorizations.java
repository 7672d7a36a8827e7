package org.carrel.grant;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.carrel.config.Transactions;
import org.carrel.identity.Digests;

/** Requests that were checked and are not answered yet, on every node alike. */
@Singleton
public final class PendingAuthorizations {
  /** Long enough to sign in and read what is asked. */
  private static final Duration LIFE = Duration.ofMinutes(30);

  /** How long a pushed request may be referred to. */
  public static final Duration PUSHED_LIFE = Duration.ofSeconds(90);

  private final EntityManager entityManager;
  private final Transactions transactions;
  private final Clock clock;
  private final SecureRandom random;

  @Inject
  PendingAuthorizations(
      EntityManager entityManager, Transactions transactions, Clock clock, SecureRandom random) {
    this.entityManager = entityManager;
    this.transactions = transactions;
    this.clock = clock;
    this.random = random;
  }

  /** Keeps a request that {@link AuthorizationRequests#check} let through; its id. */
  String add(AuthorizationRequest request) {
    return add(request, false, LIFE);
  }

  /**
   * Keeps a request that its client pushed ahead; its id.
   *
   * @see <a href="https://www.rfc-editor.org/rfc/rfc9126">RFC 9126</a>
   */
  String push(AuthorizationRequest request) {
    return add(request, true, PUSHED_LIFE);
  }

  private String add(AuthorizationRequest request, boolean pushed, Duration life) {
    String id = Digests.randomSecret(random);
    PendingRow row = new PendingRow(Digests.sha256(id), request, pushed, clock.instant());
    row.until(clock.instant().plus(life));
    transactions.runApart(() -> entityManager.persist(row));
    return id;
  }

  /** Empty for an unknown one and for one that waited too long. */
  public Optional<PendingAuthorization> find(String id) {
    return transactions.call(
        () ->
            Optional.ofNullable(entityManager.find(PendingRow.class, Digests.sha256(id)))
                .filter(row -> !row.pushed() && row.holdsAt(clock.instant()))
                .map(row -> row.pending(id)));
  }

  /** What was pushed, once. */
  Optional<AuthorizationRequest> takePushed(String id) {
    return transactions.callApart(
        () -> locked(id).filter(PendingRow::pushed).map(this::taken).map(PendingRow::request));
  }

  /** Takes one to answer it, inside the unit of work under way: of many at once one gets it. */
  Optional<PendingAuthorization> take(String id) {
    return locked(id).filter(row -> !row.pushed()).map(this::taken).map(row -> row.pending(id));
  }

  private Optional<PendingRow> locked(String id) {
    return Optional.ofNullable(
            entityManager.find(
                PendingRow.class, Digests.sha256(id), LockModeType.PESSIMISTIC_WRITE))
        .filter(row -> row.holdsAt(clock.instant()));
  }

  private PendingRow taken(PendingRow row) {
    entityManager.remove(row);
    return row;
  }
}
