package org.carrel.http.graphql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.ExecutionInput;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.execution.preparsed.PreparsedDocumentProvider;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Remembers documents that were found valid: apps send the same few again and again, and to parse
 * and check one costs more than most of their fields.
 */
final class KnownDocuments implements PreparsedDocumentProvider {
  private static final int CHARACTERS = 2_000_000;

  private final Cache<String, PreparsedDocumentEntry> known =
      Caffeine.newBuilder()
          .maximumWeight(CHARACTERS)
          .weigher((String text, PreparsedDocumentEntry entry) -> text.length())
          .build();

  @Override
  public CompletableFuture<PreparsedDocumentEntry> getDocumentAsync(
      ExecutionInput input, Function<ExecutionInput, PreparsedDocumentEntry> check) {
    PreparsedDocumentEntry entry = known.getIfPresent(input.getQuery());
    if (entry == null) {
      entry = check.apply(input);
      if (!entry.hasErrors()) {
        known.put(input.getQuery(), entry);
      }
    }
    return CompletableFuture.completedFuture(entry);
  }
}
