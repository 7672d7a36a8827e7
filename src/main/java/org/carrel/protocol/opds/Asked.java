package org.carrel.protocol.opds;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.carrel.access.Visibility;
import org.carrel.http.CurrentCaller;
import org.carrel.identity.Caller;
import org.jspecify.annotations.Nullable;

/**
 * One question to the catalogue.
 *
 * @param visibility the caller's
 * @param steps below the version
 * @param parameters of the query, by name; null for one that is absent
 */
record Asked(
    Caller caller,
    Visibility visibility,
    CatalogPaths paths,
    Steps steps,
    Paging paging,
    UnaryOperator<@Nullable String> parameters,
    Accept accept) {
  /** What makes another feed of a path, and so stays in its links. */
  private static final List<String> KEPT =
      Stream.of(List.of("search", "query"), BrowsedBooks.FILTERS, Choices.PARAMETERS)
          .flatMap(List::stream)
          .toList();

  static Asked of(
      HttpServletRequest request, Visibility visibility, CatalogPaths paths, Steps steps) {
    Map<String, Optional<String>> known = new HashMap<>();
    return new Asked(
        CurrentCaller.require(request),
        visibility,
        paths,
        steps,
        Paging.of(request),
        name ->
            known
                .computeIfAbsent(name, each -> Optional.ofNullable(request.getParameter(each)))
                .orElse(null),
        Accept.of(request));
  }

  Version version() {
    return paths.version();
  }

  /** Empty if it is absent or blank. */
  Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters.apply(name)).map(String::strip).filter(s -> !s.isEmpty());
  }

  /** What is searched for; empty if nothing is. */
  String words() {
    return parameter("search").or(() -> parameter("query")).orElse("");
  }

  FeedFrame navigation(String path, String title) {
    return frame(path, title, version().navigation());
  }

  FeedFrame books(String path, String title) {
    return frame(path, title, version().acquisition());
  }

  private FeedFrame frame(String path, String title, String mediaType) {
    String kept = query(this::parameter);
    String id = "urn:carrel:" + path.replace('/', ':') + kept.replace('?', ':').replace('&', ':');
    return new FeedFrame(paths, id, title, paths.list(path) + kept, mediaType, paging);
  }

  /**
   * The address of a feed's first page, as it is but for one choice.
   *
   * @param value empty to take the choice back
   */
  String chosen(String path, String name, String value) {
    Optional<String> chosen = Optional.of(value).filter(any -> !any.isEmpty());
    return paths.list(path) + query(kept -> kept.equals(name) ? chosen : parameter(kept));
  }

  private static String query(Function<String, Optional<String>> values) {
    StringBuilder query = new StringBuilder();
    for (String name : KEPT) {
      values
          .apply(name)
          .ifPresent(
              value ->
                  query
                      .append(query.isEmpty() ? '?' : '&')
                      .append(name)
                      .append('=')
                      .append(CatalogPaths.encoded(value)));
    }
    return query.toString();
  }
}
