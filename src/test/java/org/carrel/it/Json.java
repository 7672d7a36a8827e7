package org.carrel.it;

import com.nimbusds.jose.util.JSONArrayUtils;
import java.text.ParseException;
import java.util.List;
import java.util.Map;

/** JSON answers that are no objects. */
final class Json {
  private Json() {}

  @SuppressWarnings("unchecked")
  static List<Map<String, Object>> list(Answer answer) {
    try {
      return JSONArrayUtils.parse(answer.text()).stream()
          .map(member -> (Map<String, Object>) member)
          .toList();
    } catch (ParseException e) {
      throw new AssertionError("not a JSON array: " + answer, e);
    }
  }
}
