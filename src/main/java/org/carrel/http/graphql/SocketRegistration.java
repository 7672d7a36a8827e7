package org.carrel.http.graphql;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerContainer;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Makes the endpoint known under a path that nothing reaches from outside: Tyrus upgrades only to
 * endpoints that it knows.
 */
@WebListener
public final class SocketRegistration implements ServletContextListener {
  private static final Logger LOG = System.getLogger(SocketRegistration.class.getName());

  private final Streams streams;

  @Inject
  SocketRegistration(Streams streams) {
    this.streams = streams;
  }

  static ServerContainer container(ServletContext context) {
    Object container = context.getAttribute(ServerContainer.class.getName());
    if (container instanceof ServerContainer known) {
      return known;
    }
    throw new IllegalStateException("This server knows no WebSockets.");
  }

  @Override
  public void contextInitialized(ServletContextEvent event) {
    try {
      container(event.getServletContext()).addEndpoint(SocketEndpoint.config("", streams, null));
    } catch (DeploymentException | IllegalStateException e) {
      LOG.log(Level.WARNING, "GraphQL is not spoken over WebSockets: " + e.getMessage());
    }
  }
}
