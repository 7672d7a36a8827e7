package org.carrel.protocol.console;

import jakarta.inject.Singleton;
import java.util.List;
import org.carrel.http.CredentialReader;
import org.carrel.http.Dialect;
import org.carrel.http.Route;

/** The console's addresses. The shell looks at the session cookie alone, its files at nothing. */
@Singleton
public final class ConsoleDialect implements Dialect {
  @Override
  public String name() {
    return "console";
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.toServlet("/").reading(CredentialReader.COOKIE).open().seenInPreview(),
        Route.toServlet(ShellServlet.VIEWS).reading(CredentialReader.COOKIE).open().seenInPreview(),
        Route.toServlet(AssetServlet.FILES).readingNothing());
  }
}
