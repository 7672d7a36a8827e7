package org.carrel.protocol.pages;

import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Stream;
import org.carrel.failure.Failure;
import org.carrel.http.CredentialReader;
import org.carrel.http.Dialect;
import org.carrel.http.Refusal;
import org.carrel.http.Route;

/** Pages for people. Only the session cookie says who is there, and what fails is a page too. */
@Singleton
public final class PagesDialect implements Dialect {
  @Override
  public String name() {
    return "pages";
  }

  @Override
  public List<Route> routes() {
    return Stream.of(
            SignInServlet.PATH,
            ConsentServlet.PATH,
            SignOutServlet.PATH,
            DeviceServlet.PATH,
            InvitationServlet.PATH + "/*",
            NewPasswordServlet.PATH + "/*")
        .map(path -> Route.toServlet(path).reading(CredentialReader.COOKIE).open())
        .toList();
  }

  @Override
  public Refusal refusal(Failure failure, int status, HttpServletRequest request) {
    return ErrorPage.of(status, request);
  }
}
