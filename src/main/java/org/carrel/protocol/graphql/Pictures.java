package org.carrel.protocol.graphql;

import java.util.Map;
import java.util.UUID;
import org.carrel.http.graphql.Call;

/** The type {@code ImageRef}: where a client finds a thumbnail. */
final class Pictures {
  private Pictures() {}

  static Map<String, Object> ofBook(UUID id, Call call) {
    return at("/api/v2/media/" + id + "/thumbnail", call);
  }

  static Map<String, Object> ofSeries(UUID id, Call call) {
    return at("/api/v2/series/" + id + "/thumbnail", call);
  }

  static Map<String, Object> ofLibrary(UUID id, Call call) {
    return at("/api/v2/library/" + id + "/thumbnail", call);
  }

  private static Map<String, Object> at(String path, Call call) {
    return Map.of("url", call.links().absolute(path));
  }
}
