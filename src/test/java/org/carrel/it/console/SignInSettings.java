package org.carrel.it.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.security.enterprise.authentication.mechanism.http.OpenIdAuthenticationMechanismDefinition;
import jakarta.security.enterprise.authentication.mechanism.http.openid.ClaimsDefinition;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the sign-in server is and what this application proves itself by. The definition stands on
 * a bean: on a servlet that is none no server finds it.
 */
@Named("signIn")
@ApplicationScoped
@OpenIdAuthenticationMechanismDefinition(
    providerURI = "${signIn.provider}",
    clientId = "console",
    clientSecret = "${signIn.secret}",
    redirectURI = "${signIn.callback}",
    redirectToOriginalResource = true,
    scope = {"openid", "profile"},
    claimsDefinition =
        @ClaimsDefinition(callerNameClaim = "preferred_username", callerGroupsClaim = "groups"))
public class SignInSettings {
  static final String SECRET_FILE = "console-secret";

  @Inject private HttpServletRequest request;

  /** The server of this application is the sign-in server, too. */
  public String getProvider() {
    return "http://" + request.getServerName() + ":" + request.getServerPort();
  }

  public String getCallback() {
    return getProvider() + request.getContextPath() + "/callback";
  }

  public String getSecret() {
    Path data = Path.of(System.getenv("CARREL_DATA"));
    try {
      return Files.readString(data.resolveSibling(SECRET_FILE)).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
