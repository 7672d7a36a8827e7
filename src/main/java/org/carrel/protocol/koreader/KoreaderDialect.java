package org.carrel.protocol.koreader;

import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.carrel.failure.Failure;
import org.carrel.http.Dialect;
import org.carrel.http.JsonText;
import org.carrel.http.KeyedPath;
import org.carrel.http.Refusal;
import org.carrel.http.Route;

/**
 * KOReader's sync. With a key in the path that is all that is read, since the plugin sends its
 * {@code x-auth-*} headers anyway.
 */
@Singleton
public final class KoreaderDialect implements Dialect {
  private static final String FAMILY = "/koreader/";

  @Override
  public String name() {
    return "koreader";
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.toServlet(FAMILY + "*").reading(new SyncHeaderReader()),
        Route.toServlet(FAMILY + "users/create").readingNothing(),
        Route.toServlet(FAMILY + "healthcheck").readingNothing());
  }

  @Override
  public List<KeyedPath> keyedPaths() {
    return List.of(new KeyedPath(FAMILY, Set.of("users", "syncs", "healthcheck")));
  }

  @Override
  public Refusal refusal(Failure failure, int status, HttpServletRequest request) {
    SyncError error = SyncError.of(failure, status);
    return new Refusal(
        error.status(),
        Map.of("Cache-Control", "private, no-store"),
        SyncAnswer.mediaType(request),
        JsonText.of(error.members()));
  }
}
