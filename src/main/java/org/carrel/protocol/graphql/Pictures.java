package org.carrel.protocol.graphql;

import java.util.Map;
import java.util.UUID;
import org.carrel.http.graphql.Call;

/** The type {@code ImageRef}: where a client finds a thumbnail. */
final class Pictures {
  /** The member that says whose picture it is. */
  static final String SUBJECT = "subject";

  private Pictures() {}

  enum Kind {
    BOOK,
    OTHER
  }

  /** Whose picture it is. */
  record Subject(Kind kind, UUID id) {}

  static Map<String, Object> ofBook(UUID id, Call call) {
    return at("/api/v2/media/" + id + "/thumbnail", Kind.BOOK, id, call);
  }

  static Map<String, Object> ofSeries(UUID id, Call call) {
    return at("/api/v2/series/" + id + "/thumbnail", Kind.OTHER, id, call);
  }

  static Map<String, Object> ofLibrary(UUID id, Call call) {
    return at("/api/v2/library/" + id + "/thumbnail", Kind.OTHER, id, call);
  }

  private static Map<String, Object> at(String path, Kind kind, UUID id, Call call) {
    return Map.of("url", call.links().absolute(path), SUBJECT, new Subject(kind, id));
  }
}
