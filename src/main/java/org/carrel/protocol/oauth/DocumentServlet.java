package org.carrel.protocol.oauth;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;

/** A document that everybody may read and keep for a few seconds. */
abstract class DocumentServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Override
  protected final void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
      response.setHeader("Allow", "GET, HEAD");
      throw new Failure(Reason.METHOD_NOT_ALLOWED, "This is only read: GET and HEAD.");
    }
    response.setHeader("Cache-Control", "public, max-age=5");
    response.addHeader("Vary", "Origin"); // scripts of other sites get a header more
    JsonAnswer.send(response, document(request));
  }

  abstract byte[] document(HttpServletRequest request);
}
