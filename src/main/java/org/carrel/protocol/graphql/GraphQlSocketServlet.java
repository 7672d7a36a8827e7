package org.carrel.protocol.graphql;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.carrel.http.CurrentCaller;
import org.carrel.http.graphql.GraphQlSockets;

/** The core API over WebSockets. */
@WebServlet(urlPatterns = GraphQlSocketServlet.PATH)
public final class GraphQlSocketServlet extends HttpServlet {
  static final String PATH = GraphQlServlet.PATH + "/ws";

  private static final long serialVersionUID = 1L;

  private final transient GraphQlSockets sockets;

  @Inject
  GraphQlSocketServlet(GraphQlSockets sockets) {
    this.sockets = sockets;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    sockets.open(GraphQlServlet.PATH, CurrentCaller.require(request), request, response);
  }
}
