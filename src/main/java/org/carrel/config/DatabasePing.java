package org.carrel.config;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Asks whether the database answers, and never waits long for it. */
@Singleton
public class DatabasePing {
  /** A thread of our own: health is asked for outside of any application's context. */
  private final ExecutorService executor = Executors.newSingleThreadExecutor(DatabasePing::thread);

  private final AtomicReference<@Nullable Future<Boolean>> underWay = new AtomicReference<>();

  /** False if it does not answer within the limit. One question at a time is on its way. */
  public boolean answers(Duration limit) {
    Future<Boolean> ping = underWay.updateAndGet(p -> p == null || p.isDone() ? ask() : p);
    try {
      return ping != null && ping.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "carrel-database-ping");
    thread.setDaemon(true);
    return thread;
  }

  @PreDestroy
  void stop() {
    executor.shutdownNow();
  }

  private Future<Boolean> ask() {
    return executor.submit(DatabasePing::connects);
  }

  private static boolean connects() throws SQLException {
    DataSource source = Schema.dataSource();
    try (Connection connection = source.getConnection()) {
      return connection.isValid(1);
    }
  }
}
