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
import java.util.UUID;
import org.carrel.config.Transactions;
import org.carrel.identity.AuditLog.Event;
import org.carrel.identity.Caller;
import org.carrel.identity.Digests;
import org.carrel.identity.Origin;

/**
 * Codes: random, good for a minute, for one client and one use. A second use ends all that the
 * first one gave.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2">RFC 6749, 4.1.2</a>
 */
@Singleton
public final class AuthorizationCodes {
  private static final Duration LIFE = Duration.ofSeconds(60);

  private final EntityManager entityManager;
  private final Grants grants;
  private final GrantTokens tokens;
  private final Transactions transactions;
  private final Clock clock;
  private final SecureRandom random;

  @Inject
  AuthorizationCodes(
      EntityManager entityManager,
      Grants grants,
      GrantTokens tokens,
      Transactions transactions,
      Clock clock,
      SecureRandom random) {
    this.entityManager = entityManager;
    this.grants = grants;
    this.tokens = tokens;
    this.transactions = transactions;
    this.clock = clock;
    this.random = random;
  }

  /** Inside the unit of work under way. */
  String issue(AuthorizationRequest request, Caller caller, Instant signedInAt) {
    String code = Digests.randomSecret(random);
    Instant end = clock.instant().plus(LIFE);
    UUID grant =
        grants.add(request.clientId(), caller, request.scopes(), request.nonce(), signedInAt, end);
    entityManager.persist(new CodeRow(Digests.sha256(code), grant, request, end));
    return code;
  }

  /** What became of a code; a value, since a replay has to be recorded. */
  private record Redeemed(Optional<Tokens> tokens, Optional<UUID> replayed) {
    static Redeemed nothing() {
      return new Redeemed(Optional.empty(), Optional.empty());
    }
  }

  /**
   * Gives tokens for a code, once.
   *
   * @param client proved by its secret, or by nothing but the verifier
   * @param redirectUri if the client repeats it
   * @param verifier of PKCE; needed if and only if the code was asked for with a challenge
   * @throws GrantRefusal INVALID_GRANT for a code that is unknown, too old, used, another client's
   *     or not proved
   */
  public Tokens redeem(
      Client client,
      String code,
      Optional<String> redirectUri,
      Optional<String> verifier,
      Origin origin) {
    client.require(GrantType.AUTHORIZATION_CODE);
    Redeemed redeemed = transactions.callApart(() -> redeemed(client, code, redirectUri, verifier));
    redeemed.replayed().ifPresent(grant -> grants.revoke(grant, Event.CODE_REPLAYED, origin));
    return redeemed
        .tokens()
        .orElseThrow(() -> new GrantRefusal(GrantError.INVALID_GRANT, "The code is not valid."));
  }

  private Redeemed redeemed(
      Client client, String code, Optional<String> redirectUri, Optional<String> verifier) {
    CodeRow row =
        entityManager.find(CodeRow.class, Digests.sha256(code), LockModeType.PESSIMISTIC_WRITE);
    if (row == null) {
      return Redeemed.nothing();
    }
    Optional<GrantRow> grant =
        grants
            .lockLive(row.grantId())
            .filter(found -> found.granted().clientId().equals(client.id()));
    if (grant.isPresent() && row.used()) {
      return new Redeemed(Optional.empty(), Optional.of(row.grantId()));
    }
    boolean proved =
        row.holdsAt(clock.instant())
            && row.wentTo(redirectUri)
            && Pkce.proves(row.codeChallenge(), verifier);
    if (grant.isEmpty() || !proved) {
      return Redeemed.nothing();
    }
    row.use(clock.instant());
    grant.get().provedBy(row.codeChallenge());
    return new Redeemed(Optional.of(tokens.first(client, grant.get())), Optional.empty());
  }

  /** Whether the client's code is good but for the verifier, which is missing or another. */
  public boolean awaitsVerifier(Client client, String code, Optional<String> shown) {
    return transactions
        .call(
            () ->
                Optional.ofNullable(entityManager.find(CodeRow.class, Digests.sha256(code)))
                    .filter(row -> !row.used() && row.holdsAt(clock.instant()))
                    .filter(row -> row.codeChallenge().isPresent())
                    .filter(row -> !Pkce.proves(row.codeChallenge(), shown))
                    .map(CodeRow::grantId))
        .flatMap(grants::findLive)
        .filter(grant -> grant.clientId().equals(client.id()))
        .isPresent();
  }
}
