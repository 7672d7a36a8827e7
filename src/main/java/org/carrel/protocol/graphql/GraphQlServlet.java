package org.carrel.protocol.graphql;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.carrel.http.CurrentCaller;
import org.carrel.http.graphql.GraphQlEvents;
import org.carrel.http.graphql.GraphQlHttp;
import org.carrel.identity.Caller;

/** The core API. */
@WebServlet(urlPatterns = GraphQlServlet.PATH, asyncSupported = true)
public final class GraphQlServlet extends HttpServlet {
  static final String PATH = "/api/graphql";

  private static final long serialVersionUID = 1L;

  private final transient GraphQlHttp graphQl;
  private final transient GraphQlEvents events;
  private final transient Playground playground;

  @Inject
  GraphQlServlet(GraphQlHttp graphQl, GraphQlEvents events, Playground playground) {
    this.graphQl = graphQl;
    this.events = events;
    this.playground = playground;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Caller caller = CurrentCaller.require(request);
    if (Playground.isMeant(request)) {
      playground.show(caller, request, response);
    } else if (GraphQlEvents.areMeant(request)) {
      events.serve(PATH, caller, request, response);
    } else {
      graphQl.serve(PATH, HttpServletResponse.SC_OK, caller, request, response);
    }
  }
}
