package org.carrel.config;

import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs a whole transaction again when the database chose it as the victim of a conflict. */
public final class ConflictRetry {
  private static final int TRIES = 4;
  private static final long PAUSE_MILLIS = 20;

  private ConflictRetry() {}

  public static <T> T call(Supplier<T> transaction) {
    for (int attempt = 1; ; attempt++) {
      try {
        return transaction.get();
      } catch (RuntimeException e) {
        if (attempt == TRIES || !isConflict(e)) {
          throw e;
        }
        pause(attempt);
      }
    }
  }

  private static boolean isConflict(@Nullable Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql
          && (sql.getErrorCode() == 1213
              || sql.getErrorCode() == 1020
              || "40001".equals(sql.getSQLState()))) {
        return true;
      }
    }
    return false;
  }

  private static void pause(int attempt) {
    try {
      Thread.sleep(ThreadLocalRandom.current().nextLong(PAUSE_MILLIS * attempt) + 1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
