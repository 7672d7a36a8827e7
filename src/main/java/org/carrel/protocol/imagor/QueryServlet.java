package org.carrel.protocol.imagor;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.carrel.http.CredentialReader;
import org.carrel.http.CurrentCaller;
import org.carrel.http.graphql.GraphQlHttp;
import org.carrel.identity.BearerToken;
import org.carrel.identity.Caller;

/**
 * Imagor Studio's GraphQL. Its clients know 422 for a document that was not run. Here its own token
 * carries all that the account may, which elsewhere only visits.
 */
@WebServlet(urlPatterns = QueryServlet.PATH)
public final class QueryServlet extends HttpServlet {
  static final String PATH = "/api/query";

  private static final long serialVersionUID = 1L;
  private static final int UNPROCESSABLE = 422;

  private final transient GraphQlHttp graphQl;
  private final transient StudioTokens tokens;

  @Inject
  QueryServlet(GraphQlHttp graphQl, StudioTokens tokens) {
    this.graphQl = graphQl;
    this.tokens = tokens;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Caller caller = own(request).orElseGet(() -> CurrentCaller.require(request));
    graphQl.serve(PATH, UNPROCESSABLE, caller, request, response);
  }

  private Optional<Caller> own(HttpServletRequest request) {
    return CredentialReader.BEARER
        .read(request)
        .filter(BearerToken.class::isInstance)
        .flatMap(credential -> tokens.own(((BearerToken) credential).token()));
  }
}
