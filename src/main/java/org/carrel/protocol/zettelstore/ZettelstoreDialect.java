package org.carrel.protocol.zettelstore;

import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.carrel.failure.Failure;
import org.carrel.http.Dialect;
import org.carrel.http.Refusal;
import org.carrel.http.Route;

/**
 * Zettelstore's {@code /a} and {@code /x}. A failure is one line of plain text, as Go's HTTP server
 * writes it; a 401 has the challenge {@code Bearer realm="Default"} and the same line whatever was
 * wrong.
 */
@Singleton
public final class ZettelstoreDialect implements Dialect {
  static final String CHALLENGE = "Bearer realm=\"Default\"";

  @Override
  public String name() {
    return "zettelstore";
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.toServlet(TokenServlet.PATH).readingNothing(),
        Route.toServlet(CommandServlet.PATH).readingNothing());
  }

  @Override
  public Refusal refusal(Failure failure, int status, HttpServletRequest request) {
    Refusal refusal = Refusal.text(status, line(failure, status) + "\n");
    return status == 401 ? refusal.with("WWW-Authenticate", CHALLENGE) : refusal;
  }

  private static String line(Failure failure, int status) {
    return switch (status) {
      case 401 -> "Authentication failed";
      case 405 -> "Method Not Allowed";
      default -> failure.getMessage();
    };
  }
}
