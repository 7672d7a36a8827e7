package org.carrel.http;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/**
 * All JAX-RS resources, under a prefix that only the routing filter leads to. Not final: WildFly
 * makes a proxy of it.
 */
@ApplicationPath(Resources.PREFIX)
public class Resources extends Application {
  static final String PREFIX = "/-api";
}
