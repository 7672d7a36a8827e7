package org.carrel.http;

import jakarta.servlet.http.HttpServletRequest;
import org.carrel.failure.Failure;

/**
 * The query of a request as the fields of a form. Unlike getParameter it leaves the body unread.
 */
public final class Query {
  private Query() {}

  /**
   * @throws Failure INVALID for broken escapes and for too many fields
   */
  public static Body of(HttpServletRequest request) {
    String query = request.getQueryString();
    return new Body(FormBody.parse(query == null ? "" : query));
  }
}
