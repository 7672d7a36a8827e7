package org.carrel.protocol.oauth;

import com.nimbusds.oauth2.sdk.ErrorObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.carrel.failure.Failure;
import org.carrel.grant.GrantError;
import org.carrel.grant.GrantRefusal;
import org.carrel.http.Refusal;

/**
 * How clients are told that they do not get what they asked for.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-5.2">RFC 6749, section 5.2</a>
 */
final class ErrorAnswer {
  private ErrorAnswer() {}

  /** Basic is named only to who tried it, so that no browser asks for a password. */
  static void send(GrantRefusal refusal, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    boolean unknown = refusal.error() == GrantError.INVALID_CLIENT;
    if (unknown && ClientAuthentication.isByBasic(request)) {
      response.setHeader("WWW-Authenticate", "Basic realm=\"carrel\"");
    }
    JsonAnswer.send(
        response, unknown ? 401 : 400, members(refusal.error().code(), refusal.getMessage()));
  }

  /** What the door and the rooms behind it refuse; a body of another type is a bad request here. */
  static Refusal of(Failure failure, int status) {
    return Refusal.json(status == 415 ? 400 : status, members(code(status), failure.getMessage()));
  }

  private static String code(int status) {
    return switch (status) {
      case 403 -> GrantError.ACCESS_DENIED.code();
      case 429, 503 -> "temporarily_unavailable";
      default -> status < 500 ? GrantError.INVALID_REQUEST.code() : "server_error";
    };
  }

  static Map<String, Object> members(String code, String description) {
    return new ErrorObject(code, ErrorObject.removeIllegalChars(description)).toJSONObject();
  }
}
