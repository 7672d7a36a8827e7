package org.carrel.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.carrel.failure.Failure;
import org.jspecify.annotations.Nullable;

/** Fields of a form in the order they came; a repeated name makes a list. */
final class Fields {
  static final int MOST = 1000;

  private final Map<String, @Nullable Object> values = new LinkedHashMap<>();
  private int count;

  /**
   * @throws Failure INVALID beyond {@link #MOST} fields
   */
  void add(String name, String value) {
    if (++count > MOST) {
      throw Failure.invalid("The form has more than " + MOST + " fields.");
    }
    values.merge(name, value, Fields::both);
  }

  private static Object both(Object before, Object next) {
    List<Object> all = new ArrayList<>();
    if (before instanceof List<?> several) {
      all.addAll(several);
    } else {
      all.add(before);
    }
    all.add(next);
    return List.copyOf(all);
  }

  Map<String, @Nullable Object> values() {
    return values;
  }
}
