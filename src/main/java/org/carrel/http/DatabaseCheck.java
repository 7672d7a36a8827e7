package org.carrel.http;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.carrel.config.DatabasePing;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** {@code /health/ready}: whether a load balancer may send requests to this node. */
@Readiness
@Singleton
public final class DatabaseCheck implements HealthCheck {
  private static final Duration LIMIT = Duration.ofSeconds(1);

  private final DatabasePing database;
  private final Running running;

  @Inject
  DatabaseCheck(DatabasePing database, Running running) {
    this.database = database;
    this.running = running;
  }

  @Override
  public HealthCheckResponse call() {
    boolean ready = running.isRunning() && database.answers(LIMIT);
    return HealthCheckResponse.named("database").status(ready).build();
  }
}
