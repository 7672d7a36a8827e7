package org.carrel.http.graphql;

import graphql.TrivialDataFetcher;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How the fields of one type come by their values, of parents that are a {@code T} each.
 *
 * @param <T> what the fields that lead here give
 */
public final class TypeFields<T> {
  private final Fields fields;
  private final String type;

  TypeFields(Fields fields, String type) {
    this.fields = fields;
    this.type = type;
  }

  /** A field that only its parent decides. */
  public TypeFields<T> plain(String field, Function<T, @Nullable Object> value) {
    TrivialDataFetcher<@Nullable Object> fetcher =
        environment -> value.apply(environment.getSource());
    fields.add(type, field, fetcher);
    return this;
  }

  /** A field that depends on who asks, or on arguments. */
  public TypeFields<T> asked(String field, BiFunction<T, Call, @Nullable Object> value) {
    fields.add(
        type, field, environment -> value.apply(environment.getSource(), new Call(environment)));
    return this;
  }

  /** A field whose values are found for all parents of a level at once; null without a key. */
  public <K, V> TypeFields<T> batched(
      String field, Function<T, @Nullable K> key, Batch<K, V> batch) {
    return viewed(field, key, new Loader<>(type + "." + field, batch), value -> value);
  }

  /** The same where arguments belong to the key. */
  public <K, V> TypeFields<T> batched(String field, BiFunction<T, Call, K> key, Batch<K, V> batch) {
    Loader<K, V> loader = new Loader<>(type + "." + field, batch);
    fields.add(
        type,
        field,
        environment ->
            loader.load(key.apply(environment.getSource(), new Call(environment)), environment));
    return this;
  }

  /** A list whose values are found for all parents of a level at once. */
  public <K, V> TypeFields<T> listed(String field, Function<T, K> key, Batch<K, List<V>> batch) {
    return listed(field, (parent, call) -> key.apply(parent), batch);
  }

  /** The same where arguments belong to the key. */
  public <K, V> TypeFields<T> listed(
      String field, BiFunction<T, Call, K> key, Batch<K, List<V>> batch) {
    Loader<K, List<V>> loader = new Loader<>(type + "." + field, batch);
    fields.add(
        type,
        field,
        environment ->
            loader
                .load(key.apply(environment.getSource(), new Call(environment)), environment)
                .thenApply(found -> found == null ? List.of() : found));
    return this;
  }

  /** A field that shows a part of what other fields of the level find, too. */
  public <K, V> TypeFields<T> viewed(
      String field,
      Function<T, @Nullable K> key,
      Loader<K, V> loader,
      Function<V, @Nullable Object> view) {
    return viewed(field, key, loader, (parent, found, call) -> view.apply(found));
  }

  /** What a field shows of what was found for its parent. */
  public interface View<T, V> {
    @Nullable Object of(T parent, V found, Call call);
  }

  /** The same where the view depends on the parent or on who asks. */
  public <K, V> TypeFields<T> viewed(
      String field, Function<T, @Nullable K> key, Loader<K, V> loader, View<T, V> view) {
    fields.add(
        type,
        field,
        environment -> {
          T parent = environment.getSource();
          K wanted = key.apply(parent);
          return wanted == null
              ? CompletableFuture.completedFuture(null)
              : loader
                  .load(wanted, environment)
                  .thenApply(
                      found ->
                          found == null ? null : view.of(parent, found, new Call(environment)));
        });
    return this;
  }
}
