package org.carrel.grant;

import java.util.Optional;
import java.util.stream.Stream;

/** How a client comes to a token. */
public enum GrantType {
  AUTHORIZATION_CODE("authorization_code"),
  REFRESH_TOKEN("refresh_token"),
  CLIENT_CREDENTIALS("client_credentials"),
  DEVICE_CODE("urn:ietf:params:oauth:grant-type:device_code");

  private final String text;

  GrantType(String text) {
    this.text = text;
  }

  /** As {@code grant_type} says it. */
  public String text() {
    return text;
  }

  public static Optional<GrantType> find(String text) {
    return Stream.of(values()).filter(type -> type.text.equals(text)).findFirst();
  }
}
