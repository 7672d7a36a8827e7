package org.carrel.config;

import org.hibernate.engine.transaction.jta.platform.internal.SunOneJtaPlatform;
import org.hibernate.engine.transaction.jta.platform.spi.JtaPlatform;
import org.hibernate.engine.transaction.jta.platform.spi.JtaPlatformProvider;
import org.jspecify.annotations.Nullable;

/**
 * Tells Hibernate where Payara keeps its transaction manager, which Hibernate 6.6 does not find by
 * itself. On every other server it stands back, and Hibernate detects the platform.
 */
public final class PayaraJtaPlatform implements JtaPlatformProvider {

  @Override
  public @Nullable JtaPlatform getProvidedJtaPlatform() {
    return Jndi.find("java:appserver/TransactionManager").isPresent()
        ? new SunOneJtaPlatform()
        : null;
  }
}
