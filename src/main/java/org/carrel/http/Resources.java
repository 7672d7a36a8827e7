package org.carrel.http;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/**
 * All JAX-RS resources, under a prefix that only the routing filter leads to. Not final: WildFly
 * makes a proxy of it.
 */
@ApplicationPath(Resources.PREFIX)
public class Resources extends Application {
  static final String PREFIX = "/-api";

  /**
   * Jersey's name for: what stands in a query is no form. Otherwise it writes the whole address of
   * a form without a body into the log, as a warning.
   */
  private static final String QUERY_IS_NO_FORM = "jersey.config.servlet.form.queryParams.disabled";

  @Override
  public Map<String, Object> getProperties() {
    return Map.of(QUERY_IS_NO_FORM, true);
  }
}
