package org.carrel.http.graphql;

import graphql.TrivialDataFetcher;
import graphql.schema.DataFetchingEnvironment;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.dataloader.DataLoader;
import org.dataloader.DataLoaderFactory;
import org.dataloader.MappedBatchLoader;
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

  /** A field whose values are found for all parents of a level at once. */
  public <K, V> TypeFields<T> batched(
      String field, Function<T, @Nullable K> key, Batch<K, V> batch) {
    return batched(field, (parent, call) -> key.apply(parent), batch);
  }

  /** The same where arguments belong to the key. A parent without a key has no value. */
  public <K, V> TypeFields<T> batched(
      String field, BiFunction<T, Call, @Nullable K> key, Batch<K, V> batch) {
    String name = type + "." + field;
    fields.add(
        type,
        field,
        environment -> {
          K wanted = key.apply(environment.getSource(), new Call(environment));
          return wanted == null
              ? CompletableFuture.completedFuture(null)
              : loader(name, batch, environment).load(wanted);
        });
    return this;
  }

  private static <K, V> DataLoader<K, V> loader(
      String name, Batch<K, V> batch, DataFetchingEnvironment environment) {
    MappedBatchLoader<K, V> many =
        keys -> CompletableFuture.completedFuture(batch.of(new Call(environment).caller(), keys));
    return environment
        .getDataLoaderRegistry()
        .computeIfAbsent(name, absent -> DataLoaderFactory.newMappedDataLoader(many));
  }
}
