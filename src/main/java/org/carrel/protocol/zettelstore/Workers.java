package org.carrel.protocol.zettelstore;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Singleton;

/** The threads that every Jakarta EE server has for work of its applications. */
@Singleton
final class Workers {
  @Resource(lookup = "java:comp/DefaultManagedExecutorService")
  @SuppressWarnings("NullAway.Init")
  private ManagedExecutorService executor;

  void start(Runnable work) {
    executor.execute(work);
  }
}
