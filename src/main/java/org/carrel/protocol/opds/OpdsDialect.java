package org.carrel.protocol.opds;

import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.carrel.failure.Failure;
import org.carrel.http.CredentialReader;
import org.carrel.http.Dialect;
import org.carrel.http.KeyedPath;
import org.carrel.http.Links;
import org.carrel.http.Problem;
import org.carrel.http.Refusal;
import org.carrel.http.Route;
import org.carrel.identity.Scope;

/**
 * OPDS: Basic is welcome here, and whoever is not signed in is told how to by document and
 * challenge.
 */
@Singleton
public final class OpdsDialect implements Dialect {
  private static final String PROGRESSION_ERROR = "https://registry.opds.io/error#progression-";

  @Override
  public String name() {
    return "opds";
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.toServlet("/opds/*")
            .reading(
                CredentialReader.COOKIE,
                CredentialReader.BEARER,
                CredentialReader.API_KEY,
                CredentialReader.BASIC)
            .opening(Scope.LIBRARY_READ)
            .seenInPreview(),
        Route.toServlet(AuthenticationDocument.PATH).readingNothing());
  }

  @Override
  public List<KeyedPath> keyedPaths() {
    return List.of(new KeyedPath("/opds/", Set.of("v1.2", "v2.0", KeyedPath.NOTHING)));
  }

  @Override
  public Refusal refusal(Failure failure, int status, HttpServletRequest request) {
    Links links = Links.of(request);
    if (status != 401) {
      return Problem.refusal(failure, status, members(failure, status, request));
    }
    Refusal refusal =
        new Refusal(
            status,
            Map.of("Link", link(links)),
            MediaTypes.AUTHENTICATION,
            AuthenticationDocument.text(links.base()));
    return links.keyed() == null
        ? refusal.with("WWW-Authenticate", "Basic realm=\"Carrel\", charset=\"UTF-8\"")
        : refusal;
  }

  /** What the draft of progressions calls its errors, for apps that go by that. */
  private static Map<String, Object> members(
      Failure failure, int status, HttpServletRequest request) {
    Map<String, Object> members = Problem.members(failure, status);
    if (ProgressionPages.isMeant(request)) {
      switch (failure.reason()) {
        case INVALID -> members.put("type", PROGRESSION_ERROR + "invalid-payload");
        case CONFLICT -> members.put("type", PROGRESSION_ERROR + "date");
        default -> {}
      }
    }
    return members;
  }

  private static String link(Links links) {
    return "<%s>; rel=\"%s\"; type=\"%s\""
        .formatted(
            links.base() + AuthenticationDocument.PATH,
            AuthenticationDocument.REL,
            MediaTypes.AUTHENTICATION);
  }
}
