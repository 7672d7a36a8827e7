package org.carrel.identity;

import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.persistence.EntityManager;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.carrel.config.Settings;
import org.carrel.config.Transactions;
import org.carrel.identity.Argon2id.Cost;
import org.carrel.testing.DirectEvent;
import org.carrel.testing.SetClock;
import org.carrel.testing.TestDatabase;

/** One server's identity room, wired as the container does. Two on one database are two nodes. */
public final class Node {
  public static final Origin HERE = new Origin("127.0.0.1", "JUnit", "test");
  static final Origin AWAY = new Origin("203.0.113.7", "JUnit", "test");
  public static final String SECRET = "correct horse battery staple";

  /** Argon2id in less than a millisecond: most tests are about something else. */
  private static final Cost CHEAP = new Cost(64, 1, 1);

  public final SetClock clock;
  public final Transactions transactions;
  public final SecureRandom random = new SecureRandom();
  public final Ticker ticker;
  public final AuditLog audit;
  public final SignUps signUps;
  public final Guesses guesses;
  final AccountRows accountRows;
  final SetupTokens setupTokens;
  final PasswordHash hashes;
  final LoginThrottle throttle;
  final PasswordCheck check;
  final Expired expired;

  public final Settings settings;
  public final KeyRing ring;
  public final SigningKeys signingKeys;
  public final RevokedTokens revokedTokens;
  public final Callers callers;
  public final Registry registry;

  /** What other rooms see. */
  public final Accounts accounts;

  public final Enrolment enrolment;
  public final DirectEvent<Admitted> admitted = new DirectEvent<>();
  final Invitations invitations;
  final PasswordLinks passwordLinks;
  final Previews previews;
  public final Sessions sessions;
  public final AccessTokens accessTokens;
  public final RefreshTokens refreshTokens;
  public final ApiKeys keys;
  public final SyncPasswords syncPasswords;
  public final Authentication authentication;

  public Node(TestDatabase database, SetClock clock) {
    this(database, clock, Map.of());
  }

  public Node(TestDatabase database, SetClock clock, Map<String, String> configured) {
    this(database, clock, configured, CHEAP);
  }

  Node(TestDatabase database, SetClock clock, Map<String, String> configured, Cost cost) {
    EntityManager entityManager = database.entityManager();
    this.ticker = () -> TimeUnit.MILLISECONDS.toNanos(clock.millis());
    this.clock = clock;
    this.settings = Settings.read(name -> Optional.ofNullable(configured.get(name)));
    this.transactions = database.transactions();
    this.accountRows = new AccountRows(entityManager);
    this.setupTokens = new SetupTokens(entityManager, random, clock);
    this.hashes = new PasswordHash(settings, random, cost);
    this.throttle = new LoginThrottle(new Counters(entityManager, clock), settings);
    this.guesses = new Guesses(new Counters(entityManager, clock), transactions);
    this.signUps = new SignUps(throttle, transactions);
    this.ring = new KeyRing(entityManager, transactions, random, clock);
    this.signingKeys = new SigningKeys(entityManager, transactions, clock, ticker);
    this.revokedTokens = new RevokedTokens(entityManager, transactions, ticker);
    this.registry = new Registry(new RegistryRows(entityManager), transactions, ticker);
    this.expired = new Expired(entityManager, transactions, clock);
    this.audit = new AuditLog(entityManager, clock);
    AccountCache cache = new AccountCache(accountRows, transactions, ticker);
    this.callers = new Callers(cache);
    SessionRows sessionRows = new SessionRows(entityManager);
    RefreshRows refreshRows = new RefreshRows(entityManager);
    KnownAddresses addresses = new KnownAddresses(entityManager, clock);
    this.check = new PasswordCheck(accountRows, hashes, throttle, addresses, audit, transactions);
    OpenEnds openEnds = new OpenEnds(sessionRows, refreshRows);
    StoredSettings stored = new StoredSettings(entityManager, transactions, ticker);
    this.accounts =
        new Accounts(
            accountRows, cache, hashes, check, openEnds, audit, transactions, settings, clock);
    this.enrolment =
        new Enrolment(
            accountRows,
            hashes,
            setupTokens,
            signUps,
            new OpenDoor(stored, settings),
            admitted,
            audit,
            transactions,
            settings,
            clock);
    this.invitations =
        new Invitations(
            new InvitationRows(entityManager),
            accountRows,
            enrolment,
            signUps,
            admitted,
            audit,
            transactions,
            random,
            clock);
    this.passwordLinks =
        new PasswordLinks(
            entityManager, accountRows, accounts, signUps, audit, transactions, random, clock);
    this.sessions =
        new Sessions(
            sessionRows, accountRows, cache, transactions, settings, clock, random, ticker);
    this.previews =
        new Previews(
            new PreviewRows(entityManager), sessions, accounts, audit, transactions, clock);
    this.accessTokens = new AccessTokens(ring, callers, settings, clock, ticker);
    this.refreshTokens =
        new RefreshTokens(
            refreshRows, ring, accessTokens, cache, audit, transactions, settings, clock);
    this.keys =
        new ApiKeys(
            new ApiKeyRows(entityManager), cache, audit, transactions, clock, random, ticker);
    this.syncPasswords =
        new SyncPasswords(
            new SyncPasswordRows(entityManager),
            accountRows,
            keys,
            hashes,
            throttle,
            addresses,
            audit,
            transactions,
            clock,
            random,
            ticker);
    this.authentication =
        new Authentication(
            sessions,
            List.of(accessTokens),
            keys,
            check,
            new RememberedPasswords(cache, random, ticker),
            syncPasswords);
  }

  /** The owner, signed in by password. */
  public Caller owner() {
    enrolment.claim(Username.of("Ada"), Password.plain(SECRET), Optional.empty(), HERE);
    return signIn("Ada");
  }

  /** A plain user with these permissions, signed in by password. */
  public Caller user(Caller owner, String name, Permission... permissions) {
    NewAccount wanted =
        new NewAccount(Username.of(name), Password.plain(SECRET), Role.USER, Set.of(permissions));
    enrolment.create(owner, wanted, HERE);
    return signIn(name);
  }

  /** What housekeeping does from time to time. */
  public void sweep() {
    expired.sweep();
  }

  /** Signed in by password. */
  public Caller signIn(String name) {
    return accepted(signIn(name, SECRET, HERE));
  }

  Outcome signIn(String name, String password, Origin origin) {
    return authentication.signIn(new UsernamePassword(name, password), origin);
  }

  Outcome verify(Credential credential) {
    return authentication.verify(credential, HERE);
  }

  /** Signed in by a session of its own. */
  public Caller inSession(Caller caller) {
    return accepted(cookie(sessions.open(caller, SessionKind.COOKIE, HERE)));
  }

  Outcome cookie(NewSession session) {
    return verify(new SessionCookie(session.secret()));
  }

  Outcome bearer(String token) {
    return verify(new BearerToken(token));
  }

  public static Caller accepted(Outcome outcome) {
    if (outcome instanceof Outcome.Accepted accepted) {
      return accepted.caller();
    }
    throw new AssertionError("not accepted: " + outcome);
  }
}
