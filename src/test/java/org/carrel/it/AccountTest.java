package org.carrel.it;

import static org.carrel.it.Household.PASSWORD;
import static org.carrel.it.Household.credentials;

/** Words of the native account API. */
abstract class AccountTest extends ServerTest {
  static final String LOGIN = "/api/v2/auth/login";
  static final String ME = "/api/v2/auth/me";
  static final String REFRESH = "/api/v2/auth/refresh-token";

  final Household household() {
    return new Household(server());
  }

  final Answer tokens(String name) {
    return client().postJson(LOGIN + "?generate_token=true", credentials(name, PASSWORD));
  }

  final Answer me(String bearer) {
    return client().get(ME, Household.bearer(bearer));
  }

  /** The cookie that was set, as name and value. */
  static String cookie(Answer answer) {
    String header = answer.header("Set-Cookie");
    return header.substring(0, header.indexOf(';'));
  }
}
