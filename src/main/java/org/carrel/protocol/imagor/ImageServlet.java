package org.carrel.protocol.imagor;

import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.gallery.Addresses;
import org.carrel.gallery.SignedImage;
import org.carrel.gallery.SignedImages;
import org.carrel.image.ImagorPath;
import org.carrel.image.ParameterFields;
import org.carrel.image.Parameters;

/** Signed images, facts about them ({@code meta/}), and what an address says ({@code params/}). */
@WebServlet(urlPatterns = {"/imagor/*", "/params/*", "/unsafe/*"})
public final class ImageServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient SignedImages images;
  private final transient ImageAnswers answers;

  @Inject
  ImageServlet(SignedImages images, ImageAnswers answers) {
    this.images = images;
    this.answers = answers;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
      throw new Failure(Reason.METHOD_NOT_ALLOWED, "method not allowed");
    }
    response.addHeader("Vary", "Accept");
    String path = path(request);
    if (path.startsWith("/params/")) {
      JsonAnswer.send(ParameterFields.of(ImagorPath.parse(path)), request, response);
    } else {
      send(images.open(path), request, response);
    }
  }

  private void send(Parameters parameters, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Lifetime lifetime = answers.lifetime(parameters, request);
    SignedImage image = images.find(parameters, AcceptedFormats.of(request.getHeader("Accept")));
    answers.send(image, lifetime, request, response);
  }

  /** Escapes and all, from the signature on: it covers the path as it was sent. */
  private static String path(HttpServletRequest request) {
    Object forwarded = request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI);
    String sent = forwarded instanceof String uri ? uri : request.getRequestURI();
    String path = sent.substring(request.getContextPath().length());
    return path.startsWith(Addresses.PREFIX + "/")
        ? path.substring(Addresses.PREFIX.length())
        : path;
  }
}
