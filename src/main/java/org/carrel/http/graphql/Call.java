package org.carrel.http.graphql;

import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.carrel.failure.Failure;
import org.carrel.http.Links;
import org.carrel.identity.Caller;
import org.carrel.identity.Origin;
import org.jspecify.annotations.Nullable;

/** One field being asked for: by whom, and with which arguments. */
public final class Call {
  private final DataFetchingEnvironment environment;

  Call(DataFetchingEnvironment environment) {
    this.environment = environment;
  }

  public Caller caller() {
    return asking().caller();
  }

  public Origin origin() {
    return asking().origin();
  }

  public Links links() {
    return asking().links();
  }

  private Asking asking() {
    return environment.getGraphQlContext().get(Asking.class);
  }

  /** As the schema's type has it; empty if it is absent or null. */
  public <T> Optional<T> argument(String name) {
    return Optional.ofNullable(environment.getArgument(name));
  }

  /** One that the schema demands. */
  public String text(String name) {
    return this.<String>argument(name).orElseThrow();
  }

  /** An argument of an input type; empty if it is absent. */
  public Map<String, @Nullable Object> input(String name) {
    return this.<Map<String, @Nullable Object>>argument(name).orElse(Map.of());
  }

  /** A list argument; empty if it is absent. */
  public <T> List<T> list(String name) {
    return this.<List<T>>argument(name).orElse(List.of());
  }

  /**
   * What was once let through as an input and stored, as if it came again.
   *
   * @param type as a variable has it, such as {@code [SomeInput!]!}
   * @param value simple values, as JSON has them
   * @return empty if the schema does not let it through any more
   */
  @SuppressWarnings("unchecked")
  public <T> Optional<T> stored(String type, Object value) {
    return StoredInput.read(environment.getGraphQLSchema(), type, value).map(read -> (T) read);
  }

  /**
   * Bounds what is found for each thing by itself: of how many things one request may ask it. The
   * same thing counts once.
   *
   * @param what names it for people, such as {@code the contents of smart lists}
   * @throws Failure INVALID for one thing more
   */
  public void bound(String what, Object thing, int most) {
    Set<Object> asked =
        environment
            .getGraphQlContext()
            .computeIfAbsent(what, absent -> ConcurrentHashMap.newKeySet());
    synchronized (asked) {
      if (!asked.contains(thing) && asked.size() >= most) {
        throw Failure.invalid("One request asks for " + what + " " + most + " times at most.");
      }
      asked.add(thing);
    }
  }

  /** All arguments. */
  public Input arguments() {
    return new Input(environment.getArguments());
  }

  /** What the parent field gave. */
  public <T> T source() {
    return environment.getSource();
  }
}
