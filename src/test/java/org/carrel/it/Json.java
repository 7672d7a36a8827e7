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

  /** What lies deeper: names of members and places in lists. */
  static Object at(Object json, Object... path) {
    Object here = json;
    for (Object step : path) {
      here = here instanceof List<?> list ? list.get((Integer) step) : ((Map<?, ?>) here).get(step);
      if (here == null) {
        throw new AssertionError("Nothing at " + step + " in " + json);
      }
    }
    return here;
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> object(Answer answer, Object... path) {
    return (Map<String, Object>) at(answer.json(), path);
  }

  static String text(Object json, Object... path) {
    return String.valueOf(at(json, path));
  }
}
