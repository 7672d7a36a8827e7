package org.carrel.protocol.burgerauth;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.grant.GrantError;
import org.carrel.grant.GrantRefusal;

/** What Burgerauth's clients read, and the statuses that mean something of their own to them. */
final class Answers {
  static final String JSON = "application/json; charset=UTF-8";
  static final String TEXT = "text/plain; charset=UTF-8";

  /** How a call says that it was carried out. One of the two servers has it, the other nothing. */
  static final Map<String, Object> DONE = Map.of("success", "true");

  static final int UNPROCESSABLE = 422;

  private Answers() {}

  static WebApplicationException refused(int status, String error) {
    return refused(status, Map.of("error", error));
  }

  static WebApplicationException refused(int status, Map<String, Object> members) {
    return new WebApplicationException(
        Response.status(status).type(JSON).entity(new LinkedHashMap<>(members)).build());
  }

  /** A token that opens nothing, as RFC 6750, 3 has it said. */
  static WebApplicationException badToken(int status, String code, String error) {
    return new WebApplicationException(
        Response.status(status)
            .header("WWW-Authenticate", "Bearer realm=\"carrel\", error=\"" + code + "\"")
            .type(JSON)
            .entity(new LinkedHashMap<>(Map.of("error", error)))
            .build());
  }

  /** Names and passwords that nobody may have, or somebody has, are 422. */
  static <T> T choosing(Supplier<T> call) {
    try {
      return call.get();
    } catch (Failure failure) {
      if (failure.reason() == Reason.INVALID || failure.reason() == Reason.CONFLICT) {
        throw refused(UNPROCESSABLE, failure.getMessage());
      }
      throw failure;
    }
  }

  /** A client that cannot be the one it says is 401; whatever else it asks wrongly is 400. */
  static <T> T granting(Supplier<T> call) {
    try {
      return call.get();
    } catch (GrantRefusal refusal) {
      throw refused(refusal);
    }
  }

  static WebApplicationException refused(GrantRefusal refusal) {
    int status = refusal.error() == GrantError.INVALID_CLIENT ? 401 : 400;
    return refused(status, refusal.getMessage());
  }
}
