package org.carrel.http;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.carrel.config.Ready;
import org.carrel.config.Schema;
import org.carrel.config.Settings;

/**
 * Migrates before the first request, and refuses to start with one line that says what to change.
 */
public final class StartListener implements ServletContextListener {
  private static final Logger LOG = System.getLogger(StartListener.class.getName());

  private final Settings settings;
  private final Schema schema;
  private final Event<Ready> ready;

  @Inject
  StartListener(Settings settings, Schema schema, Event<Ready> ready) {
    this.settings = settings;
    this.schema = schema;
    this.ready = ready;
  }

  @Override
  public void contextInitialized(ServletContextEvent event) {
    try {
      schema.migrate();
      ready.fire(new Ready());
      LOG.log(Level.INFO, "Carrel keeps its files in {0}", settings.data());
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "Carrel cannot start: " + e.getMessage());
      throw e;
    }
  }
}
