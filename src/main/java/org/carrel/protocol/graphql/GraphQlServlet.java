package org.carrel.protocol.graphql;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.carrel.http.CurrentCaller;
import org.carrel.http.graphql.GraphQlHttp;

/** The core API. */
@WebServlet(urlPatterns = GraphQlServlet.PATH)
public final class GraphQlServlet extends HttpServlet {
  static final String PATH = "/api/graphql";

  private static final long serialVersionUID = 1L;

  private final transient GraphQlHttp graphQl;

  @Inject
  GraphQlServlet(GraphQlHttp graphQl) {
    this.graphQl = graphQl;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    graphQl.serve(
        PATH, HttpServletResponse.SC_OK, CurrentCaller.require(request), request, response);
  }
}
