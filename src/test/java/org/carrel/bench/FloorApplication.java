package org.carrel.bench;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** Puts the constant resource below {@code /rest} of the floor's WAR. */
@ApplicationPath("rest")
public final class FloorApplication extends Application {

  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(FloorResource.class);
  }
}
