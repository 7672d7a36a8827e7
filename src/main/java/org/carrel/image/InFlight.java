package org.carrel.image;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/** Lets one caller do a work that several ask for at once; the others wait for what comes of it. */
final class InFlight<T> {
  private final ConcurrentMap<String, CompletableFuture<T>> underWay = new ConcurrentHashMap<>();

  T get(String key, Supplier<T> work) {
    CompletableFuture<T> mine = new CompletableFuture<>();
    CompletableFuture<T> first = underWay.putIfAbsent(key, mine);
    if (first != null) {
      return await(first);
    }
    try {
      T result = work.get();
      mine.complete(result);
      return result;
    } catch (RuntimeException | Error failed) {
      mine.completeExceptionally(failed);
      throw failed;
    } finally {
      underWay.remove(key, mine);
    }
  }

  private static <T> T await(CompletableFuture<T> first) {
    try {
      return first.join();
    } catch (CompletionException | CancellationException failed) {
      if (failed.getCause() instanceof RuntimeException told) {
        throw told;
      }
      throw failed;
    }
  }
}
