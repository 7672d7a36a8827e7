package org.carrel.config;

import java.util.function.Supplier;

/**
 * Where a unit of work begins and ends. Work is short: no hashing, no file, no network inside.
 *
 * <p>A deadlock, or a write conflict between two nodes of a Galera cluster (error 1213, state
 * 40001), runs the whole work again, so it must not have had effects outside the database.
 */
public interface Transactions {

  /** Runs the work in the transaction under way, or in a new one of its own. */
  <T> T call(Supplier<T> work);

  /** Runs the work in a new transaction, which stays committed if the one under way rolls back. */
  <T> T callApart(Supplier<T> work);

  default void run(Runnable work) {
    call(nothing(work));
  }

  default void runApart(Runnable work) {
    callApart(nothing(work));
  }

  private static Supplier<Boolean> nothing(Runnable work) {
    return () -> {
      work.run();
      return true;
    };
  }
}
