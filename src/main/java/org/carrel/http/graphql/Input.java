package org.carrel.http.graphql;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.carrel.failure.Failure;
import org.jspecify.annotations.Nullable;

/** A value of an input type, or all arguments of a field: what the schema let through. */
public final class Input {
  private final Map<String, @Nullable Object> values;

  public Input(Map<String, @Nullable Object> values) {
    this.values = values;
  }

  /** Whether it is there at all, null included. */
  public boolean has(String name) {
    return values.containsKey(name);
  }

  /** The members that are there and not null. */
  public Set<String> given() {
    return values.keySet().stream()
        .filter(name -> values.get(name) != null)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Empty if it is absent or null; of the type the schema demands. */
  @SuppressWarnings("unchecked")
  public <T> Optional<T> find(String name) {
    return Optional.ofNullable((T) values.get(name));
  }

  /** One that the schema demands. */
  @SuppressWarnings("TypeParameterUnusedInFormals")
  public <T> T get(String name) {
    return this.<T>find(name).orElseThrow();
  }

  public Optional<String> text(String name) {
    return find(name);
  }

  /**
   * A whole number.
   *
   * @throws Failure INVALID beyond 32 bits
   */
  public Optional<Integer> number(String name) {
    return this.<Number>find(name).map(Input::small);
  }

  private static Integer small(Number number) {
    if (number.longValue() != number.intValue()) {
      throw Failure.invalid("A number is too large.");
    }
    return number.intValue();
  }

  public boolean flag(String name) {
    return this.<Boolean>find(name).orElse(false);
  }

  public <T> List<T> list(String name) {
    return this.<List<T>>find(name).orElse(List.of());
  }

  /** One of an enumeration of ours whose names are the schema's. */
  public <E extends Enum<E>> Optional<E> one(String name, Class<E> type) {
    return text(name).map(value -> Enum.valueOf(type, value));
  }

  public Optional<Input> input(String name) {
    return this.<Map<String, @Nullable Object>>find(name).map(Input::new);
  }

  public List<Input> inputs(String name) {
    return this.<Map<String, @Nullable Object>>list(name).stream().map(Input::new).toList();
  }

  /** A map of JSON as what it is. */
  @SuppressWarnings("unchecked")
  static Map<String, @Nullable Object> members(Map<?, ?> map) {
    return (Map<String, @Nullable Object>) map;
  }
}
