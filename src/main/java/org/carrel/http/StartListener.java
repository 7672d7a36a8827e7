package org.carrel.http;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
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
  private final Running running;
  private final Provider<Dialects> dialects;

  @Inject
  StartListener(
      Settings settings,
      Schema schema,
      Event<Ready> ready,
      Running running,
      Provider<Dialects> dialects) {
    this.settings = settings;
    this.schema = schema;
    this.ready = ready;
    this.running = running;
    this.dialects = dialects;
  }

  @Override
  public void contextInitialized(ServletContextEvent event) {
    try {
      schema.migrate();
      dialects.get();
      ready.fire(new Ready(event.getServletContext().getContextPath()));
      event.getServletContext().setAttribute(Intake.ATTRIBUTE, Intake.of(settings.http()));
      running.begin();
      LOG.log(Level.INFO, "Carrel keeps its files in {0}", settings.data());
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "Carrel cannot start: " + e.getMessage());
      throw e;
    }
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    running.end();
  }
}
