package org.carrel.protocol.imagor;

import java.util.LinkedHashMap;
import java.util.Map;
import org.carrel.failure.Failure;
import org.carrel.http.graphql.Fields;
import org.carrel.http.graphql.Refused;

/** Says what a field refuses in Imagor Studio's codes. */
final class Worded {
  private Worded() {}

  static Fields.Value value(Fields.Value value) {
    return call -> {
      try {
        return value.of(call);
      } catch (InvalidInput invalid) {
        throw refused(invalid);
      } catch (Failure failure) {
        throw new Refused(failure.getMessage(), Map.of("code", StudioError.code(failure.reason())));
      }
    };
  }

  /** Arguments of these calls stand in an input object. */
  private static Refused refused(InvalidInput invalid) {
    Map<String, Object> extensions = new LinkedHashMap<>(invalid.details());
    extensions.put("code", "INVALID_INPUT");
    String field = invalid.details().get("field");
    if (field != null) {
      extensions.put("argumentName", "input." + field);
    }
    return new Refused(invalid.sentence(), extensions);
  }
}
