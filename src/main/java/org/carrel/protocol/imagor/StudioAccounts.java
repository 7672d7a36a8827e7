package org.carrel.protocol.imagor;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carrel.config.Settings;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.http.Body;
import org.carrel.identity.Account;
import org.carrel.identity.Accounts;
import org.carrel.identity.Enrolment;
import org.carrel.identity.Origin;
import org.carrel.identity.Registry;
import org.carrel.identity.RegistryEntry;

/** How accounts come to be in this language: the first administrator, and whoever registers. */
@Singleton
final class StudioAccounts {
  private static final String LANGUAGE = "config.app_default_language";

  private final Accounts accounts;
  private final Enrolment enrolment;
  private final StudioTokens tokens;
  private final Registry registry;
  private final Settings.SignIn settings;
  private final Clock clock;

  @Inject
  StudioAccounts(
      Accounts accounts,
      Enrolment enrolment,
      StudioTokens tokens,
      Registry registry,
      Settings settings,
      Clock clock) {
    this.accounts = accounts;
    this.enrolment = enrolment;
    this.tokens = tokens;
    this.registry = registry;
    this.settings = settings.signIn();
    this.clock = clock;
  }

  Map<String, Object> firstRun() {
    return Map.of(
        "isFirstRun", !accounts.claimed(), "timestamp", clock.millis(), "multiTenant", false);
  }

  /**
   * @throws Failure CONFLICT once there is an owner; nothing else is looked at then
   */
  void requireFirstRun() {
    if (accounts.claimed()) {
      throw Failure.conflict("Admin user already exists. System is already initialized.");
    }
  }

  /**
   * Makes the owner, once.
   *
   * @param setupToken needed from another machine; may also be in the body
   * @throws Failure CONFLICT, also for all but one of those who come at once; FORBIDDEN
   */
  Map<String, Object> registerAdmin(Body body, Optional<String> setupToken, Origin origin) {
    Account owner =
        enrolment.claim(
            Newcomer.admin(
                text(body, "displayName"), text(body, "username"), text(body, "password")),
            setupToken.or(() -> body.text("setupToken")),
            origin);
    String language = body.text("defaultLanguage").filter(s -> !s.isBlank()).orElse("en");
    tokens
        .caller(owner)
        .ifPresent(
            caller ->
                registry.putSystem(caller, List.of(new RegistryEntry(LANGUAGE, language, false))));
    return welcome(owner);
  }

  /**
   * Makes a plain user, while registration is open.
   *
   * @throws Failure as {@link Enrolment#signUp}; ACCOUNT_LOCKED for one that waits for approval
   */
  Map<String, Object> register(Body body, Origin origin) {
    Account account =
        enrolment.signUp(
            Newcomer.user(
                text(body, "displayName"), text(body, "username"), text(body, "password")),
            settings.minPasswordLength(),
            origin);
    if (!account.usable()) {
      throw new Failure(Reason.ACCOUNT_LOCKED, "The account waits for an administrator.");
    }
    return welcome(account);
  }

  private Map<String, Object> welcome(Account account) {
    return StudioViews.login(tokens.issue(account), tokens.life(), account);
  }

  /** What is missing is wrong as an empty text is. */
  private static String text(Body body, String name) {
    return body.text(name).orElse("");
  }
}
