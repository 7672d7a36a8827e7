package org.carrel.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.security.Principal;
import java.util.Locale;
import org.carrel.identity.Caller;

/** A request whose caller the server sees by its own means, too. */
final class CallerRequest extends HttpServletRequestWrapper {
  private final Caller caller;

  CallerRequest(HttpServletRequest request, Caller caller) {
    super(request);
    this.caller = caller;
  }

  @Override
  public Principal getUserPrincipal() {
    return caller;
  }

  @Override
  public String getRemoteUser() {
    return caller.getName();
  }

  @Override
  public String getAuthType() {
    return switch (caller.proof()) {
      case PASSWORD -> BASIC_AUTH;
      case SESSION, PREVIEW -> FORM_AUTH;
      case ACCESS_TOKEN, GRANT -> "BEARER";
      case API_KEY -> "API_KEY";
      case NONE -> "NONE";
    };
  }

  /** Roles and permissions, by their names in any case. */
  @Override
  public boolean isUserInRole(String role) {
    return caller.getGroups().contains(role.toUpperCase(Locale.ROOT));
  }
}
