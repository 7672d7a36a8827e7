package org.carrel.protocol.imagor;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.http.Body;
import org.carrel.identity.Account;
import org.carrel.identity.Accounts;
import org.carrel.identity.Authentication;
import org.carrel.identity.Caller;
import org.carrel.identity.Origin;
import org.carrel.identity.Password;
import org.carrel.identity.UsernamePassword;

/** The tokens that a name and a password give, another token, or nothing at all. */
@Singleton
final class StudioSignIn {
  private final Authentication authentication;
  private final Accounts accounts;
  private final StudioTokens tokens;
  private final GuestMode guests;

  @Inject
  StudioSignIn(
      Authentication authentication, Accounts accounts, StudioTokens tokens, GuestMode guests) {
    this.authentication = authentication;
    this.accounts = accounts;
    this.tokens = tokens;
    this.guests = guests;
  }

  /**
   * @throws Failure BAD_CREDENTIAL for an unknown name, a wrong password and an account that may
   *     not sign in alike; THROTTLED, UNAVAILABLE; INVALID without one of the two
   */
  Map<String, Object> login(Body body, Origin origin) {
    String name = required(body, "username", "Username is required").strip();
    String password = required(body, "password", "Password is required");
    Caller caller =
        authentication
            .signIn(new UsernamePassword(name, Password.plain(password)), origin)
            .orThrow(rejected -> rejected.failure("Invalid credentials"));
    Account account = accounts.get(caller.accountId());
    return StudioViews.login(tokens.issue(account), tokens.life(), account);
  }

  private static String required(Body body, String name, String otherwise) {
    return body.text(name)
        .filter(text -> !text.isBlank())
        .orElseThrow(() -> Failure.invalid(otherwise));
  }

  /**
   * A new token for one that holds; the old one holds on.
   *
   * @throws Failure BAD_CREDENTIAL for whatever is no token of an account that may sign in
   */
  Map<String, Object> refresh(Body body) {
    StudioToken shown =
        body.text("token")
            .flatMap(tokens::read)
            .orElseThrow(() -> new Failure(Reason.BAD_CREDENTIAL, "Invalid token"));
    Account account =
        tokens
            .account(shown)
            .flatMap(caller -> accounts.find(caller.accountId()))
            .orElseThrow(() -> new Failure(Reason.BAD_CREDENTIAL, "User not found or inactive"));
    return StudioViews.login(tokens.issue(account), tokens.life(), account);
  }

  /**
   * @throws Failure FORBIDDEN unless guests are let in
   */
  Map<String, Object> guest() {
    if (!guests.allowed()) {
      throw Failure.forbidden("Guest mode is not enabled");
    }
    UUID id = UUID.randomUUID();
    return StudioViews.guest(tokens.issueToGuest(id), tokens.life(), id);
  }
}
