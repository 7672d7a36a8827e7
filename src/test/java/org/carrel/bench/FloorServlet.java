package org.carrel.bench;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * The least that the container can do: a constant answer of 2 bytes, of 20 kB, or of as many as are
 * asked for.
 */
@WebServlet(urlPatterns = {"/2", "/20000", "/bytes/*"})
public final class FloorServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = request.getPathInfo() == null ? request.getServletPath() : request.getPathInfo();
    byte[] body = new byte[Integer.parseInt(path.substring(1))];
    response.setContentType("application/octet-stream");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
