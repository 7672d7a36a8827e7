package org.carrel.http;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.carrel.config.Schema;
import org.carrel.config.Settings;

/**
 * Migrates before the first request, and refuses to start with one line that says what to change.
 */
public final class StartListener implements ServletContextListener {
  private static final Logger LOG = System.getLogger(StartListener.class.getName());

  private final Settings settings;
  private final Schema schema;

  @Inject
  StartListener(Settings settings, Schema schema) {
    this.settings = settings;
    this.schema = schema;
  }

  @Override
  public void contextInitialized(ServletContextEvent event) {
    try {
      schema.migrate();
      LOG.log(Level.INFO, "Carrel keeps its files in {0}", settings.data());
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "Carrel cannot start: " + e.getMessage());
      throw e;
    }
  }
}
