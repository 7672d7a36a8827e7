package org.carrel.http.graphql;

import graphql.schema.DataFetchingEnvironment;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.dataloader.DataLoaderFactory;
import org.dataloader.MappedBatchLoader;
import org.jspecify.annotations.Nullable;

/**
 * A batch that several fields share: each key is asked for once in a request.
 *
 * @param name tells it from all others
 */
public record Loader<K, V>(String name, Batch<K, V> batch) {

  CompletableFuture<@Nullable V> load(K key, DataFetchingEnvironment environment) {
    MappedBatchLoader<K, V> many =
        keys -> CompletableFuture.completedFuture(batch.of(new Call(environment).caller(), keys));
    DataLoader<K, V> loader =
        environment
            .getDataLoaderRegistry()
            .computeIfAbsent(name, absent -> DataLoaderFactory.newMappedDataLoader(many));
    return loader.load(key);
  }
}
