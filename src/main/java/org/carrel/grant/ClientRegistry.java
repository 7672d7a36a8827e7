package org.carrel.grant;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.carrel.config.Settings;
import org.carrel.config.Transactions;
import org.carrel.failure.Failure;
import org.carrel.identity.AuditLog;
import org.carrel.identity.AuditLog.Event;
import org.carrel.identity.Caller;
import org.carrel.identity.Digests;
import org.carrel.identity.Origin;
import org.carrel.identity.Permission;
import org.carrel.identity.Scope;
import org.carrel.identity.SignUps;
import org.jspecify.annotations.Nullable;

/**
 * Who may have which client: an administrator any, a user some of its own, and where that is on a
 * client itself.
 */
@Singleton
public final class ClientRegistry {
  private final ClientRows rows;
  private final Clients clients;
  private final SignUps signUps;
  private final AuditLog audit;
  private final Transactions transactions;
  private final Settings.Grants settings;
  private final Clock clock;
  private final SecureRandom random;

  @Inject
  ClientRegistry(
      ClientRows rows,
      Clients clients,
      SignUps signUps,
      AuditLog audit,
      Transactions transactions,
      Settings settings,
      Clock clock,
      SecureRandom random) {
    this.rows = rows;
    this.clients = clients;
    this.signUps = signUps;
    this.audit = audit;
    this.transactions = transactions;
    this.settings = settings.grants();
    this.clock = clock;
    this.random = random;
  }

  /**
   * Registers a client of the server's.
   *
   * @param id the {@code client_id}; empty to draw one
   * @param confidential whether it gets a secret
   * @throws Failure FORBIDDEN unless the caller manages the server; CONFLICT if the id is taken
   * @throws GrantRefusal for terms that no client may have
   */
  public RegisteredClient register(
      Caller by, Optional<String> id, boolean confidential, ClientTerms terms, Origin origin) {
    requireAdministrator(by);
    requireWaivable(terms, confidential);
    return add(id, Registration.ADMIN, by.accountId(), confidential, terms, origin);
  }

  private static void requireWaivable(ClientTerms terms, boolean confidential) {
    if (terms.pkceWaived() && !confidential) {
      throw new GrantRefusal(
          GrantError.INVALID_CLIENT_METADATA, "PKCE is waived for confidential clients only.");
    }
  }

  /**
   * Registers a client of the caller's own: scope {@code openid}, and consent is asked each time.
   *
   * @param id as with {@link #register}
   * @throws Failure FORBIDDEN where users may not, and for a credential that carries less than its
   *     account; CONFLICT if the id is taken
   */
  public RegisteredClient registerOwn(
      Caller by, Optional<String> id, String name, List<String> redirectUris, Origin origin) {
    requireOwnHand(by);
    if (!settings.selfService()) {
      throw Failure.forbidden("Only administrators may register clients here.");
    }
    ClientTerms terms = ClientTerms.of(name, redirectUris, Set.of(Scope.OPENID));
    return add(id, Registration.USER, by.accountId(), true, terms, origin);
  }

  /**
   * Registers a client that asks for itself.
   *
   * @throws Failure FORBIDDEN where that is off; THROTTLED after too many from one address
   * @see <a href="https://www.rfc-editor.org/rfc/rfc7591">RFC 7591</a>
   */
  public RegisteredClient registerDynamically(
      boolean confidential, ClientTerms terms, Origin origin) {
    if (!settings.dynamic()) {
      throw Failure.forbidden("Dynamic registration is off.");
    }
    ClientTerms left = terms.unvouched();
    left.check();
    signUps.begin(origin);
    return add(Optional.empty(), Registration.DYNAMIC, null, confidential, left, origin);
  }

  private RegisteredClient add(
      Optional<String> wanted,
      Registration registration,
      @Nullable UUID by,
      boolean confidential,
      ClientTerms terms,
      Origin origin) {
    terms.check();
    String id = wanted.map(ClientRegistry::checked).orElseGet(() -> UUID.randomUUID().toString());
    Optional<String> secret =
        confidential ? Optional.of(Digests.randomSecret(random)) : Optional.empty();
    UUID owner = registration == Registration.USER ? by : null;
    String hash = secret.map(Digests::sha256).orElse(null);
    Client made =
        transactions.callApart(
            () -> {
              if (rows.find(id).isPresent()) {
                throw Failure.conflict("This client id is taken.");
              }
              ClientRow row = new ClientRow(id, registration, owner, hash, terms, clock.instant());
              rows.add(row);
              audit.record(Event.CLIENT_REGISTERED, by, "", origin);
              return row.client();
            });
    return new RegisteredClient(made, secret);
  }

  private static String checked(String id) {
    boolean fits = !id.isBlank() && id.length() <= Clients.LONGEST_ID && id.equals(id.strip());
    if (!fits || id.chars().anyMatch(c -> c < ' ' || c == 127)) {
      throw new GrantRefusal(
          GrantError.INVALID_CLIENT_METADATA, "A client id has 1 to 100 visible characters.");
    }
    return id;
  }

  /** All, by name. Throws FORBIDDEN unless the caller manages the server. */
  public List<Client> list(Caller by) {
    requireAdministrator(by);
    return transactions.call(() -> rows.all().stream().map(ClientRow::client).toList());
  }

  /** The caller's own, the oldest first. */
  public List<Client> listOwn(Caller by) {
    requireOwnHand(by);
    return transactions.call(
        () -> rows.ownedBy(by.accountId()).stream().map(ClientRow::client).toList());
  }

  /**
   * Gives a client other terms.
   *
   * @param change what becomes of those it has
   * @throws Failure FORBIDDEN unless the caller manages the server; NOT_FOUND for an unknown one
   * @throws GrantRefusal for terms that no client may have
   */
  public Client change(Caller by, String id, UnaryOperator<ClientTerms> change, Origin origin) {
    requireAdministrator(by);
    Client changed =
        transactions.callApart(
            () -> {
              ClientRow row = rows.find(id).orElseThrow(ClientRegistry::none);
              ClientTerms terms = change.apply(row.client().terms());
              terms.check();
              requireWaivable(terms, row.client().confidential());
              row.change(terms);
              record(Event.CLIENT_CHANGED, by, origin);
              return row.client();
            });
    clients.changed(id);
    return changed;
  }

  /**
   * Another secret, shown now and never again; the old one is dead. For a client of the caller's
   * own, or any by who manages the server.
   *
   * @throws Failure NOT_FOUND as with {@link #remove}; CONFLICT for a client that has no secret
   */
  public RegisteredClient renewSecret(Caller by, String id, Origin origin) {
    requireOwnHand(by);
    String secret = Digests.randomSecret(random);
    Client changed =
        transactions.callApart(
            () -> {
              ClientRow row = ruled(by, id);
              if (!row.client().confidential()) {
                throw Failure.conflict("This client has no secret.");
              }
              row.changeSecret(Digests.sha256(secret));
              record(Event.CLIENT_SECRET_RENEWED, by, origin);
              return row.client();
            });
    clients.changed(id);
    return new RegisteredClient(changed, Optional.of(secret));
  }

  /**
   * Removes a client of the caller's own, or any by who manages the server. All it was granted
   * ends.
   *
   * @throws Failure NOT_FOUND for an unknown one and for another's alike
   */
  public void remove(Caller by, String id, Origin origin) {
    requireOwnHand(by);
    transactions.runApart(
        () -> {
          rows.remove(ruled(by, id));
          record(Event.CLIENT_REMOVED, by, origin);
        });
    clients.changed(id);
  }

  private void record(Event event, Caller by, Origin origin) {
    audit.record(event, by.accountId(), by.credentialId(), origin);
  }

  private ClientRow ruled(Caller by, String id) {
    return rows.find(id)
        .filter(found -> rules(by, found.client()))
        .orElseThrow(ClientRegistry::none);
  }

  private static boolean rules(Caller by, Client client) {
    return client.owner().filter(by.accountId()::equals).isPresent()
        || by.may(Permission.MANAGE_SERVER);
  }

  private static Failure none() {
    return Failure.notFound("There is no such client.");
  }

  private static void requireAdministrator(Caller by) {
    by.require(Permission.MANAGE_SERVER);
    requireOwnHand(by);
  }

  private static void requireOwnHand(Caller by) {
    if (by.restricted()) {
      throw Failure.forbidden("This credential may not register or see clients.");
    }
  }
}
