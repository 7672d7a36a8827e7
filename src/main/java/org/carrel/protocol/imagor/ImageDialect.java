package org.carrel.protocol.imagor;

import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.gallery.Addresses;
import org.carrel.http.Dialect;
import org.carrel.http.Refusal;
import org.carrel.http.Route;

/**
 * imagor's signed addresses, below {@code /imagor} and at the root. Nobody signs in there: the
 * address is the credential. A failure is imagor's {@code {"message","status"}}.
 */
@Singleton
public final class ImageDialect implements Dialect {
  /** Fewer characters are no signature; see {@link org.carrel.image.ImagorPath}. */
  private static final String SIGNATURE = "[A-Za-z0-9_=-]{17,}";

  @Override
  public String name() {
    return "imagor-image";
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.toServlet(Addresses.PREFIX + "/*").readingNothing(),
        Route.toServlet("/params/*").readingNothing(),
        Route.toServlet("/unsafe/*").readingNothing(),
        Route.byFirstSegment(SIGNATURE, Addresses.PREFIX).readingNothing());
  }

  @Override
  public Refusal refusal(Failure failure, int status, HttpServletRequest request) {
    int said = status(failure.reason(), status);
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("message", failure.getMessage());
    members.put("status", said);
    Refusal refusal = Refusal.json(said, members);
    return said == 405 ? refusal.with("Allow", "GET, HEAD") : refusal;
  }

  private static int status(Reason reason, int status) {
    return switch (reason) {
      case TOO_LARGE -> 422;
      case UNSUPPORTED_MEDIA_TYPE -> 406;
      default -> status;
    };
  }
}
