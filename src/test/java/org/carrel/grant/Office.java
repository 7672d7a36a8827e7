package org.carrel.grant;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carrel.config.Ready;
import org.carrel.identity.Caller;
import org.carrel.identity.Node;
import org.carrel.identity.Scope;
import org.carrel.testing.SetClock;
import org.carrel.testing.TestDatabase;

/** One server's grant room, wired as the container does. Two on one database are two nodes. */
final class Office {
  static final String REDIRECT = "https://app.example/back";
  static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
  static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

  final Node node;
  final Issuer issuer;
  final Clients clients;
  final ClientRegistry registry;
  final PendingAuthorizations pending;
  final AuthorizationRequests requests;
  final Authorizations authorizations;
  final AuthorizationCodes codes;
  final Grants grants;
  final GrantKeys keys;
  final GrantAccessTokens accessTokens;
  final IdTokens idTokens;
  final GrantTokens tokens;
  final IssuedTokens issued;
  final DeviceAuthorizations devices;
  final ExpiredGrants expired;

  Office(TestDatabase database, SetClock clock, Map<String, String> configured) {
    EntityManager entityManager = database.entityManager();
    this.node = new Node(database, clock, configured);
    this.issuer = new Issuer(entityManager, node.transactions, node.settings);
    issuer.settle(new Ready(""));
    ClientRows rows = new ClientRows(entityManager);
    this.clients = new Clients(rows, node.accounts, node.transactions, node.ticker);
    this.registry =
        new ClientRegistry(
            rows,
            clients,
            node.signUps,
            node.audit,
            node.transactions,
            node.settings,
            clock,
            node.random);
    this.pending = new PendingAuthorizations(entityManager, node.transactions, clock, node.random);
    this.requests = new AuthorizationRequests(clients, pending);
    Consents consents = new Consents(entityManager, node.transactions, clock);
    this.grants =
        new Grants(
            entityManager,
            node.accounts,
            consents,
            node.audit,
            node.transactions,
            clock,
            node.ticker);
    this.keys =
        new GrantKeys(node.signingKeys, node.audit, node.transactions, node.settings, clock);
    keys.prepare();
    this.accessTokens =
        new GrantAccessTokens(
            keys,
            issuer,
            clients,
            grants,
            node.revokedTokens,
            node.callers,
            node.settings,
            clock,
            node.ticker);
    this.idTokens = new IdTokens(keys, issuer, node.settings, clock);
    this.tokens =
        new GrantTokens(
            entityManager,
            grants,
            accessTokens,
            idTokens,
            node.ring,
            node.transactions,
            node.settings,
            clock,
            node.random);
    this.codes =
        new AuthorizationCodes(
            entityManager, grants, tokens, node.transactions, clock, node.random);
    this.authorizations =
        new Authorizations(
            pending,
            clients,
            consents,
            codes,
            node.sessions,
            issuer,
            node.audit,
            node.transactions,
            clock);
    this.issued =
        new IssuedTokens(accessTokens, tokens, idTokens, grants, clients, node.revokedTokens);
    this.devices =
        new DeviceAuthorizations(
            entityManager,
            clients,
            grants,
            tokens,
            node.sessions,
            node.guesses,
            node.audit,
            node.transactions,
            clock,
            node.random);
    this.expired = new ExpiredGrants(entityManager, node.transactions, clock);
  }

  /** A web application's terms with everything there is to ask for. */
  static ClientTerms terms() {
    return new ClientTerms(
        "App",
        List.of(REDIRECT),
        List.of("https://app.example/bye"),
        Set.of(Scope.values()),
        Set.of(GrantType.values()),
        false,
        false,
        IdTokenAlgorithm.RS256);
  }

  /** A confidential client of the server's. */
  RegisteredClient register(Caller owner, ClientTerms terms) {
    return registry.register(owner, Optional.empty(), true, terms, Node.HERE);
  }

  /** What a client asks for, with PKCE. */
  AuthorizationRequest request(Client client, Prompt... prompts) {
    AuthorizationRequest asked =
        new AuthorizationRequest(
            client.id(),
            Optional.of(REDIRECT),
            Set.of(Scope.OPENID, Scope.LIBRARY_READ),
            Optional.of("s t&te"),
            Optional.of("n-1"),
            Optional.of(CHALLENGE),
            Set.of(prompts),
            Optional.empty(),
            Optional.empty());
    return requests.checked(requests.target(client.id(), asked.redirectUri()), asked);
  }

  /** A code that the caller, who is in a session, agreed to. */
  String code(Client client, Caller caller) {
    String id = requests.begin(request(client));
    return codeOf(authorizations.approve(id, caller, Node.HERE));
  }

  static String codeOf(Step step) {
    String uri = ((Step.Redirect) step).uri();
    int at = uri.indexOf("code=") + "code=".length();
    int end = uri.indexOf('&', at);
    return uri.substring(at, end < 0 ? uri.length() : end);
  }

  Tokens redeem(Client client, String code) {
    return codes.redeem(client, code, Optional.of(REDIRECT), Optional.of(VERIFIER), Node.HERE);
  }
}
