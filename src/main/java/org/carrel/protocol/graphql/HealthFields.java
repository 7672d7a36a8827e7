package org.carrel.protocol.graphql;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.carrel.http.graphql.Call;
import org.carrel.http.graphql.Fields;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;

/**
 * Whether this node is well. It is what {@code /health} tells anybody, but that lies at the root of
 * the host even where Carrel does not.
 */
@Singleton
final class HealthFields extends CoreSchema {
  private final Instance<HealthCheck> checks;

  @Inject
  HealthFields(@Any Instance<HealthCheck> checks) {
    super("health.graphqls");
    this.checks = checks;
  }

  @Override
  public void wire(Fields fields) {
    fields.query("healthChecks", this::all);
  }

  /** Each asks the database, and looks at every thread. */
  private List<Map<String, Object>> all(Call call) {
    call.bound("healthChecks", new Object(), 1);
    return checks.stream()
        .map(HealthCheck::call)
        .sorted(Comparator.comparing(HealthCheckResponse::getName))
        .map(HealthFields::view)
        .toList();
  }

  private static Map<String, Object> view(HealthCheckResponse check) {
    return Map.of("name", check.getName(), "isUp", check.getStatus() == Status.UP);
  }
}
