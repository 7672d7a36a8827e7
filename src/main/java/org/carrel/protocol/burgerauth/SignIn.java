package org.carrel.protocol.burgerauth;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.carrel.config.Settings;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.http.Body;
import org.carrel.identity.Accounts;
import org.carrel.identity.Authentication;
import org.carrel.identity.Caller;
import org.carrel.identity.Origin;
import org.carrel.identity.Password;
import org.carrel.identity.SessionKind;
import org.carrel.identity.Sessions;
import org.carrel.identity.UsernamePassword;

/** Passwords, plain or hashed by the client, and the secret keys they give. */
@Singleton
final class SignIn {
  private final Authentication authentication;
  private final Accounts accounts;
  private final Sessions sessions;
  private final int minPasswordLength;

  @Inject
  SignIn(Authentication authentication, Accounts accounts, Sessions sessions, Settings settings) {
    this.authentication = authentication;
    this.accounts = accounts;
    this.sessions = sessions;
    this.minPasswordLength = settings.signIn().minPasswordLength();
  }

  /**
   * @throws Failure BAD_CREDENTIAL for an unknown name and a wrong password alike; ACCOUNT_LOCKED,
   *     THROTTLED or UNAVAILABLE
   */
  Caller verify(String username, String password, Origin origin) {
    return authentication
        .signIn(new UsernamePassword(username, Password.plainOrChained(password)), origin)
        .orThrow(
            rejected ->
                rejected.failure(
                    "The user name or the password is wrong.",
                    "The account waits for an administrator."));
  }

  /** A new secret key. */
  String key(Caller caller, Origin origin) {
    return sessions.open(caller, SessionKind.SECRET_KEY, origin).secret();
  }

  /** Replaces the caller's password; every key of the account is dead, and this is a new one. */
  String keyForNewPassword(Caller caller, String next, Origin origin) {
    Password password = Password.plainOrChained(next);
    Caller renewed =
        Answers.choosing(
            () -> accounts.replacePassword(caller, password, minPasswordLength, origin));
    return key(renewed, origin);
  }

  /**
   * Whom the body's {@code secretKey} stands for. Nothing else is looked at.
   *
   * @throws Failure INVALID without one, BAD_CREDENTIAL for one that does not work
   */
  Caller caller(Body body) {
    return authentication
        .verifySecretKey(body.requireText("secretKey"))
        .orThrow(rejected -> new Failure(Reason.BAD_CREDENTIAL, "The secret key is not valid."));
  }
}
