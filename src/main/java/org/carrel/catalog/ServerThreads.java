package org.carrel.catalog;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The threads that every Jakarta EE server offers under these names. */
@Singleton
class ServerThreads {
  @Resource(lookup = "java:comp/DefaultManagedExecutorService")
  @SuppressWarnings("NullAway.Init")
  private ManagedExecutorService workers;

  @Produces
  @Singleton
  Threads threads(ManagedScheduledExecutorService schedule) {
    return new Threads(workers, schedule, Runtime.getRuntime().availableProcessors());
  }
}
