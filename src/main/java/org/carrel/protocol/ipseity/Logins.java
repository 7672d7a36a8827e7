package org.carrel.protocol.ipseity;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.carrel.failure.Failure;
import org.carrel.identity.Account;
import org.carrel.identity.Accounts;
import org.carrel.identity.Authentication;
import org.carrel.identity.Caller;
import org.carrel.identity.Callers;
import org.carrel.identity.Origin;
import org.carrel.identity.Outcome;
import org.carrel.identity.RevokedTokens;
import org.carrel.identity.UsernamePassword;

/** How one comes by an access token. */
@Singleton
final class Logins {
  private final Authentication authentication;
  private final Accounts accounts;
  private final Callers callers;
  private final RevokedTokens revoked;
  private final Tokens tokens;

  @Inject
  Logins(
      Authentication authentication,
      Accounts accounts,
      Callers callers,
      RevokedTokens revoked,
      Tokens tokens) {
    this.authentication = authentication;
    this.accounts = accounts;
    this.callers = callers;
    this.revoked = revoked;
    this.tokens = tokens;
  }

  /**
   * @throws IpseityError 404 for an unknown name and a wrong password alike; 403 for a right one
   *     whose account is deleted, disabled or locked
   * @throws Failure THROTTLED or UNAVAILABLE
   */
  String byPassword(String user, String password, Origin origin) {
    Outcome outcome = authentication.signIn(new UsernamePassword(user, password), origin);
    if (outcome instanceof Outcome.Accepted accepted) {
      return tokens.access(accepted.caller(), Claims.BY_PASSWORD);
    }
    Outcome.Rejected rejected = (Outcome.Rejected) outcome;
    throw switch (rejected.reason()) {
      case BAD_CREDENTIAL -> IpseityError.incorrectPassword(user);
      case ACCOUNT_LOCKED -> IpseityError.userDeactivated(user);
      case THROTTLED -> Failure.throttled(rejected.retryAfter().orElse(Duration.ofMinutes(1)));
      default -> new Failure(rejected.reason(), "Signing in does not work now. Try again.");
    };
  }

  /**
   * By a refresh token, which works until it expires or is revoked. Its checks come in ipseity's
   * order.
   *
   * @throws IpseityError 400 for what is no refresh token that works; 404 for an account that is
   *     not there; 403 for one that is deleted, disabled or locked
   */
  String byRefreshToken(String token) {
    SignedToken read = tokens.read(token).orElseThrow(IpseityError::invalidToken);
    Claims claims = read.claims();
    if (!claims.is(TokenType.REFRESH)) {
      throw IpseityError.tokenType("Not a refresh token");
    }
    Account account =
        accounts
            .find(claims.mark().account())
            .orElseThrow(() -> IpseityError.userDoesNotExist(claims.user()));
    if (!isOf(account, claims)) {
      throw IpseityError.invalidToken(claims.user());
    }
    if (revoked.contains(read.signed())) {
      throw IpseityError.invalidToken();
    }
    if (!account.usable()) {
      throw IpseityError.userDeactivated(claims.user());
    }
    Caller caller = callers.byToken(claims.mark(), "").orElseThrow(IpseityError::invalidToken);
    return tokens.access(caller, Claims.BY_REFRESH_TOKEN);
  }

  private static boolean isOf(Account account, Claims claims) {
    return claims.detail().equals(AccountUid.of(account.id()))
        && claims.user().equals(account.username());
  }
}
