package org.carrel.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;

/** The parameters in a request's address, read as strictly as those in a form. */
public final class Query {
  private Query() {}

  /**
   * @throws org.carrel.failure.Failure INVALID for broken escapes and for too many parameters
   */
  public static Body of(HttpServletRequest request) {
    String query = request.getQueryString();
    return new Body(query == null ? Map.of() : FormBody.parse(query));
  }
}
