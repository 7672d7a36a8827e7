package org.carrel.http;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/** {@code /health/started}: up once the schema is migrated and validated. */
@Startup
@Singleton
public final class MigrationCheck implements HealthCheck {
  private final Running running;

  @Inject
  MigrationCheck(Running running) {
    this.running = running;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("migrations").status(running.isRunning()).build();
  }
}
