package org.carrel.protocol.ipseity;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.carrel.config.Settings;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.http.CurrentOrigin;
import org.carrel.identity.Accounts;
import org.carrel.identity.Caller;
import org.carrel.identity.Enrolment;
import org.carrel.identity.Password;
import org.carrel.identity.Username;

/** One's own account. */
@Singleton
final class AccountCalls {
  private final Bearers bearers;
  private final Accounts accounts;
  private final Enrolment enrolment;
  private final int minBytes;

  @Inject
  AccountCalls(Bearers bearers, Accounts accounts, Enrolment enrolment, Settings settings) {
    this.bearers = bearers;
    this.accounts = accounts;
    this.enrolment = enrolment;
    this.minBytes = settings.ipseity().minPasswordLength();
  }

  /** The claims of the access token that is shown; 204 for none, or none that holds. */
  Answer show(HttpServletRequest request) throws IOException {
    return bearers
        .find(request, Arguments.of(request))
        .map(bearer -> Answer.json(200, bearer.claims().members()))
        .orElseGet(() -> Answer.empty(204));
  }

  /** {@code user} and {@code pass}. The name of a deleted account stays taken. */
  Answer create(HttpServletRequest request) throws IOException {
    Arguments arguments = Arguments.of(request);
    String user = arguments.require("user");
    Password password = Password.plain(arguments.require("pass"));
    try {
      enrolment.signUp(Username.of(user), password, minBytes, CurrentOrigin.of(request));
    } catch (Failure failure) {
      throw failure.reason() == Reason.CONFLICT ? IpseityError.userAlreadyExists(user) : failure;
    }
    return Answer.empty(201);
  }

  /** {@code pass}, or {@code new_pass} as ipseity's demonstration sends it. Every token ends. */
  Answer changePassword(HttpServletRequest request) throws IOException {
    Arguments arguments = Arguments.of(request);
    Caller caller = bearers.requirePassword(request, arguments).caller();
    String next =
        arguments
            .find("pass")
            .or(() -> arguments.find("new_pass"))
            .orElseThrow(() -> IpseityError.missing("pass"));
    accounts.replacePassword(caller, Password.plain(next), minBytes, CurrentOrigin.of(request));
    return Answer.empty(200);
  }

  /** Every token ends, and the name stays taken. */
  Answer delete(HttpServletRequest request) throws IOException {
    Caller caller = bearers.requirePassword(request, Arguments.of(request)).caller();
    accounts.deleteOwn(caller, CurrentOrigin.of(request));
    return Answer.empty(204);
  }
}
