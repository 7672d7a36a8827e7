package org.carrel.protocol.oauth;

import java.util.List;

/** The paths of this room. */
final class Endpoints {
  static final String AUTHORIZE = "/oauth2/authorize";
  static final String TOKEN = "/oauth2/token";
  static final String INTROSPECT = "/oauth2/introspect";
  static final String REVOKE = "/oauth2/revoke";
  static final String DEVICE = "/oauth2/device_authorization";
  static final String PAR = "/oauth2/par";
  static final String JWKS = "/oauth2/jwks";
  static final String WELL_KNOWN_JWKS = "/.well-known/jwks.json";
  static final String USERINFO = "/oauth2/userinfo";
  static final String END_SESSION = "/oauth2/end_session";
  static final String REGISTER = "/oauth2/register";
  static final String OPENID_CONFIGURATION = "/.well-known/openid-configuration";
  static final String AUTHORIZATION_SERVER = "/.well-known/oauth-authorization-server";
  static final String CLIENTS = "/oauth2/clients";
  static final String GRANTS = "/oauth2/grants";
  static final String KEYS = "/oauth2/keys";

  /** Where browsers are sent; what goes wrong there is told to a person. */
  private static final List<String> PAGES = List.of(AUTHORIZE, END_SESSION);

  /** Where people manage what is theirs; what goes wrong there is a problem document. */
  private static final List<String> MANAGEMENT = List.of(CLIENTS, GRANTS, KEYS);

  private Endpoints() {}

  static boolean isPage(String path) {
    return PAGES.contains(path);
  }

  static boolean isManagement(String path) {
    return MANAGEMENT.stream().anyMatch(path::startsWith);
  }
}
