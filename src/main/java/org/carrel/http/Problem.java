package org.carrel.http;

import java.util.LinkedHashMap;
import java.util.Map;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;

/**
 * The default error body and the plain HTTP status of every reason.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
public final class Problem {
  private static final String CHALLENGE = "Bearer realm=\"carrel\"";

  private Problem() {}

  /** What plain HTTP answers for a reason; a dialect may document another. */
  public static int status(Reason reason) {
    return switch (reason) {
      case INVALID -> 400;
      case UNAUTHENTICATED, BAD_CREDENTIAL -> 401;
      case ACCOUNT_LOCKED, FORBIDDEN -> 403;
      case NOT_FOUND -> 404;
      case METHOD_NOT_ALLOWED -> 405;
      case NOT_ACCEPTABLE -> 406;
      case TIMED_OUT -> 408;
      case CONFLICT -> 409;
      case GONE -> 410;
      case TOO_LARGE -> 413;
      case UNSUPPORTED_MEDIA_TYPE -> 415;
      case THROTTLED -> 429;
      case INTERNAL -> 500;
      case UNAVAILABLE -> 503;
    };
  }

  /** The reason that a bare status stands for. */
  static Reason reason(int status) {
    for (Reason reason : Reason.values()) {
      if (status(reason) == status && reason != Reason.BAD_CREDENTIAL) {
        return status == 403 ? Reason.FORBIDDEN : reason;
      }
    }
    return status < 500 ? Reason.INVALID : Reason.INTERNAL;
  }

  /**
   * The members of a problem document, for dialects that add their own to it. {@code code} is the
   * reason's name and does not change between releases.
   */
  public static Map<String, Object> members(Failure failure, int status) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("type", "about:blank");
    members.put("title", title(status));
    members.put("status", status);
    members.put("detail", failure.getMessage());
    members.put("code", failure.reason().name());
    return members;
  }

  /** A 401 names the Bearer scheme, never Basic, so that no browser asks for a password. */
  public static Refusal refusal(Failure failure, int status, Map<String, Object> members) {
    Refusal refusal =
        new Refusal(status, Map.of(), "application/problem+json", JsonText.of(members));
    return status == 401 ? refusal.with("WWW-Authenticate", challenge(failure)) : refusal;
  }

  /**
   * @see <a href="https://www.rfc-editor.org/rfc/rfc6750#section-3">RFC 6750, section 3</a>
   */
  private static String challenge(Failure failure) {
    return failure.reason() == Reason.BAD_CREDENTIAL
        ? CHALLENGE + ", error=\"invalid_token\""
        : CHALLENGE;
  }

  private static String title(int status) {
    return switch (status) {
      case 400 -> "Bad Request";
      case 401 -> "Unauthorized";
      case 403 -> "Forbidden";
      case 404 -> "Not Found";
      case 405 -> "Method Not Allowed";
      case 406 -> "Not Acceptable";
      case 408 -> "Request Timeout";
      case 409 -> "Conflict";
      case 410 -> "Gone";
      case 411 -> "Length Required";
      case 412 -> "Precondition Failed";
      case 413 -> "Content Too Large";
      case 414 -> "URI Too Long";
      case 415 -> "Unsupported Media Type";
      case 416 -> "Range Not Satisfiable";
      case 417 -> "Expectation Failed";
      case 422 -> "Unprocessable Content";
      case 429 -> "Too Many Requests";
      case 431 -> "Request Header Fields Too Large";
      case 501 -> "Not Implemented";
      case 503 -> "Service Unavailable";
      default -> status < 500 ? "Bad Request" : "Internal Server Error";
    };
  }
}
