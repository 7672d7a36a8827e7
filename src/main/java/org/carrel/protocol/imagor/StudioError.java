package org.carrel.protocol.imagor;

import java.util.LinkedHashMap;
import java.util.Map;
import org.carrel.failure.Reason;
import org.carrel.http.JsonText;

/**
 * How Imagor Studio says that something was not done: its manual has {@code message}, its servers
 * {@code code}, and both {@code error}.
 *
 * @param details empty leaves them out
 */
record StudioError(String error, String code, String message, Map<String, String> details) {
  static StudioError of(String code, String message) {
    return new StudioError(message, code, message, Map.of());
  }

  /** The one answer to all that can be wrong with a name and a password. */
  static StudioError loginFailed() {
    return new StudioError("LOGIN_FAILED", "INVALID_CREDENTIALS", "Invalid credentials", Map.of());
  }

  static StudioError of(InvalidInput invalid) {
    return of("INVALID_INPUT", invalid.sentence()).with(invalid.details());
  }

  StudioError with(Map<String, String> more) {
    return new StudioError(error, code, message, more);
  }

  String json() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("error", error);
    members.put("code", code);
    members.put("message", message);
    if (!details.isEmpty()) {
      members.put("details", details);
    }
    return JsonText.of(members) + "\n";
  }

  static String code(Reason reason) {
    return switch (reason) {
      case INVALID, TOO_LARGE, UNSUPPORTED_MEDIA_TYPE, NOT_ACCEPTABLE -> "INVALID_INPUT";
      case UNAUTHENTICATED, BAD_CREDENTIAL -> "UNAUTHORIZED";
      case ACCOUNT_LOCKED, FORBIDDEN -> "FORBIDDEN";
      case NOT_FOUND, GONE -> "NOT_FOUND";
      case METHOD_NOT_ALLOWED -> "METHOD_NOT_ALLOWED";
      case CONFLICT -> "ALREADY_EXISTS";
      case TIMED_OUT -> "TIMEOUT";
      case THROTTLED -> "TOO_MANY_REQUESTS";
      case UNAVAILABLE -> "SERVICE_UNAVAILABLE";
      case INTERNAL -> "INTERNAL_SERVER_ERROR";
    };
  }
}
