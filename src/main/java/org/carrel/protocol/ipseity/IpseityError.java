package org.carrel.protocol.ipseity;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A refusal in ipseity's own words: {@code {"error_name", "message"}} for its domain errors, {@code
 * {"message": {argument: …}}} for arguments.
 *
 * <p>An unknown name and a wrong password get the same {@code error_name}, against ipseity, so that
 * nobody learns who has an account. The message stays the user name as it was typed, as documented:
 * it says only what the client knows. What no name can be, a token above all, is not repeated.
 */
final class IpseityError extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST_NAME = 64;

  private final int status;
  private final transient Map<String, Object> body;

  private IpseityError(int status, Map<String, Object> body) {
    super("ipseity answers " + status, null, false, false);
    this.status = status;
    this.body = body;
  }

  private static IpseityError named(int status, String name, String message) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("error_name", name);
    body.put("message", message);
    return new IpseityError(status, body);
  }

  private static String asTyped(String user) {
    return user.length() <= LONGEST_NAME ? user : "";
  }

  static IpseityError missing(String argument) {
    return argument(
        argument,
        "Missing required parameter in the JSON body or the post body or the query string");
  }

  static IpseityError argument(String argument, String why) {
    return new IpseityError(400, Map.of("message", Map.of(argument, why)));
  }

  static IpseityError userAlreadyExists(String user) {
    return named(403, "UserAlreadyExistsError", asTyped(user));
  }

  static IpseityError userDeactivated(String user) {
    return named(403, "UserDeactivatedError", asTyped(user));
  }

  /** For an unknown name, too. */
  static IpseityError incorrectPassword(String user) {
    return named(404, "IncorrectPasswordError", asTyped(user));
  }

  static IpseityError userDoesNotExist(String user) {
    return named(404, "UserDoesNotExistError", asTyped(user));
  }

  static IpseityError invalidToken() {
    return invalidToken("");
  }

  static IpseityError invalidToken(String user) {
    return named(400, "InvalidTokenError", asTyped(user));
  }

  static IpseityError tokenType(String message) {
    return named(400, "TokenTypeError", message);
  }

  int status() {
    return status;
  }

  Map<String, Object> body() {
    return body;
  }
}
