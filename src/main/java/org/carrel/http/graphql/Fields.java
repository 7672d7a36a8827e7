package org.carrel.http.graphql;

import graphql.schema.DataFetcher;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;

/**
 * How fields of a schema come by their values. A field that is not named here is read from the map
 * or record its parent is.
 */
public final class Fields {
  private final Map<String, Map<String, DataFetcher<?>>> fetchers = new LinkedHashMap<>();
  private final Map<String, Function<Object, String>> unions = new LinkedHashMap<>();

  Fields() {}

  /** Gives a field its value; a {@code Failure} thrown becomes an error with its own code. */
  public interface Value {
    @Nullable Object of(Call call);
  }

  public Fields query(String field, Value value) {
    return field("Query", field, value);
  }

  /**
   * What was found before it is asked for anew after it: mutations of a request follow each other.
   * Whoever only looks on as another account changes nothing.
   */
  public Fields mutation(String field, Value value) {
    return mutationInPreview(
        field,
        call -> {
          call.caller().requireActing();
          return value.of(call);
        });
  }

  /** The same for what somebody does who looks on as another account. */
  public Fields mutationInPreview(String field, Value value) {
    return add(
        "Mutation",
        field,
        environment -> {
          environment.getDataLoaderRegistry().getDataLoaders().forEach(DataLoader::clearAll);
          return value.of(new Call(environment));
        });
  }

  /** A field that goes on giving what the feed finds. */
  public Fields subscription(String field, Function<Call, Feed> feed) {
    return add(
        "Subscription", field, environment -> new FeedPublisher(feed.apply(new Call(environment))));
  }

  /**
   * @throws IllegalStateException if another part gave it already
   */
  public Fields field(String type, String field, Value value) {
    return add(type, field, environment -> value.of(new Call(environment)));
  }

  /** The fields of a type whose parents are all of one class. */
  public <T> TypeFields<T> of(String type, Class<T> parent) {
    return new TypeFields<>(this, type);
  }

  /** Names the type of a value that is one of several. */
  public Fields union(String union, Function<Object, String> type) {
    unions.put(union, type);
    return this;
  }

  Fields add(String type, String field, DataFetcher<?> fetcher) {
    DataFetcher<?> other =
        fetchers.computeIfAbsent(type, t -> new LinkedHashMap<>()).put(field, fetcher);
    if (other != null) {
      throw new IllegalStateException("Two parts give " + type + "." + field);
    }
    return this;
  }

  Map<String, Function<Object, String>> unions() {
    return unions;
  }

  Map<String, Map<String, DataFetcher<?>>> fetchers() {
    return fetchers;
  }
}
