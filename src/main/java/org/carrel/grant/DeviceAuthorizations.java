package org.carrel.grant;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.carrel.config.Transactions;
import org.carrel.failure.Failure;
import org.carrel.identity.AuditLog;
import org.carrel.identity.AuditLog.Event;
import org.carrel.identity.Caller;
import org.carrel.identity.Digests;
import org.carrel.identity.Guesses;
import org.carrel.identity.Origin;
import org.carrel.identity.Proof;
import org.carrel.identity.Scope;
import org.carrel.identity.Sessions;

/**
 * Lets devices without a browser in: they show a code that somebody types on a page of ours.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8628">RFC 8628</a>
 */
@Singleton
public final class DeviceAuthorizations {
  private static final Duration LIFE = Duration.ofMinutes(10);
  private static final Duration INTERVAL = Duration.ofSeconds(5);

  private final EntityManager entityManager;
  private final Clients clients;
  private final Grants grants;
  private final GrantTokens tokens;
  private final Sessions sessions;
  private final Guesses guesses;
  private final AuditLog audit;
  private final Transactions transactions;
  private final Clock clock;
  private final SecureRandom random;

  @Inject
  DeviceAuthorizations(
      EntityManager entityManager,
      Clients clients,
      Grants grants,
      GrantTokens tokens,
      Sessions sessions,
      Guesses guesses,
      AuditLog audit,
      Transactions transactions,
      Clock clock,
      SecureRandom random) {
    this.entityManager = entityManager;
    this.clients = clients;
    this.grants = grants;
    this.tokens = tokens;
    this.sessions = sessions;
    this.guesses = guesses;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
    this.random = random;
  }

  /**
   * Begins to wait.
   *
   * @throws GrantRefusal UNAUTHORIZED_CLIENT or INVALID_SCOPE
   */
  public DeviceAuthorization begin(Client client, Set<Scope> scopes) {
    client.require(GrantType.DEVICE_CODE);
    Set<Scope> asked = client.narrowed(scopes);
    String device = Digests.randomSecret(random);
    String user = UserCode.random(random);
    Instant now = clock.instant();
    DeviceRow row =
        new DeviceRow(
            Digests.sha256(device),
            Digests.sha256(user),
            client.id(),
            asked,
            INTERVAL,
            now,
            now.plus(LIFE));
    transactions.runApart(() -> entityManager.persist(row));
    return new DeviceAuthorization(device, user, LIFE, INTERVAL);
  }

  /** What waits under a code. */
  public record Waiting(Client client, Set<Scope> scopes) {}

  /**
   * What a code asks for; case and punctuation do not matter.
   *
   * @return empty for one that nothing waits under
   * @throws Failure THROTTLED after too many such codes
   */
  public Optional<Waiting> find(String typed, Caller caller) {
    guesses.begin(caller);
    Optional<Waiting> found = find(typed);
    if (found.isPresent()) {
      guesses.takeBack(caller);
    }
    return found;
  }

  private Optional<Waiting> find(String typed) {
    return transactions
        .call(() -> row(typed).map(row -> new Asked(row.clientId(), row.scopes())))
        .flatMap(
            asked ->
                clients.find(asked.clientId()).map(client -> new Waiting(client, asked.scopes())));
  }

  private record Asked(String clientId, Set<Scope> scopes) {}

  /**
   * Lets the device act for the caller.
   *
   * @throws Failure NOT_FOUND if nothing waits under the code; THROTTLED after too many such codes;
   *     FORBIDDEN unless the caller is signed in by a session
   */
  public void approve(String typed, Caller caller, Origin origin) {
    requireOwnHand(caller);
    guesses.begin(caller);
    approveNamed(typed, caller, origin);
    guesses.takeBack(caller);
  }

  private void approveNamed(String typed, Caller caller, Origin origin) {
    Instant signedInAt = sessions.openedAt(caller).orElseGet(clock::instant);
    transactions.runApart(
        () -> {
          DeviceRow row = row(typed).orElseThrow(DeviceAuthorizations::none);
          UUID grant =
              grants.add(
                  row.clientId(),
                  caller,
                  row.scopes(),
                  Optional.empty(),
                  signedInAt,
                  clock.instant().plus(LIFE));
          row.approve(grant);
          audit.record(Event.GRANT_GIVEN, caller.accountId(), grant.toString(), origin);
        });
  }

  /** Lets it act for nobody. Throws as {@link #approve} does. */
  public void deny(String typed, Caller caller) {
    requireOwnHand(caller);
    guesses.begin(caller);
    transactions.runApart(() -> row(typed).orElseThrow(DeviceAuthorizations::none).deny());
    guesses.takeBack(caller);
  }

  private static void requireOwnHand(Caller caller) {
    if (caller.proof() != Proof.SESSION || caller.restricted()) {
      throw Failure.forbidden("Only who is signed in may let a device act for the account.");
    }
  }

  private static Failure none() {
    return Failure.notFound("This code is not known, or too old. Look at the device again.");
  }

  private Optional<DeviceRow> row(String typed) {
    return entityManager
        .createQuery("SELECT d FROM DeviceRow d WHERE d.userHash = :hash", DeviceRow.class)
        .setParameter("hash", Digests.sha256(UserCode.typed(typed)))
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultStream()
        .findFirst()
        .filter(row -> row.waitsAt(clock.instant()));
  }

  /** What a device is told; a value, since its being too fast is recorded. */
  private record Polled(Optional<Tokens> tokens, GrantError error) {
    static Polled refused(GrantError error) {
      return new Polled(Optional.empty(), error);
    }
  }

  /**
   * The tokens, once somebody has agreed; then the code is used up.
   *
   * @throws GrantRefusal AUTHORIZATION_PENDING, SLOW_DOWN, ACCESS_DENIED, EXPIRED_TOKEN or
   *     INVALID_GRANT
   */
  public Tokens poll(Client client, String deviceCode) {
    client.require(GrantType.DEVICE_CODE);
    Polled polled = transactions.callApart(() -> polled(client, deviceCode));
    return polled
        .tokens()
        .orElseThrow(() -> new GrantRefusal(polled.error(), "The device gets no token now."));
  }

  private Polled polled(Client client, String deviceCode) {
    Instant now = clock.instant();
    DeviceRow row =
        entityManager.find(
            DeviceRow.class, Digests.sha256(deviceCode), LockModeType.PESSIMISTIC_WRITE);
    if (row == null || !row.clientId().equals(client.id())) {
      return Polled.refused(GrantError.INVALID_GRANT);
    }
    if (row.hasEndedAt(now)) {
      return Polled.refused(GrantError.EXPIRED_TOKEN);
    }
    if (row.denied()) {
      return Polled.refused(GrantError.ACCESS_DENIED);
    }
    if (row.grantId().isEmpty()) {
      return Polled.refused(
          row.pollAt(now) ? GrantError.AUTHORIZATION_PENDING : GrantError.SLOW_DOWN);
    }
    entityManager.remove(row);
    return grants
        .lockLive(row.grantId().get())
        .map(
            grant -> new Polled(Optional.of(tokens.first(client, grant)), GrantError.INVALID_GRANT))
        .orElseGet(() -> Polled.refused(GrantError.INVALID_GRANT));
  }
}
