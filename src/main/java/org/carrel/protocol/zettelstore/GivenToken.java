package org.carrel.protocol.zettelstore;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.carrel.config.Settings.TokenAnswer;
import org.carrel.http.JsonText;

/** A token as the client gets it. */
record GivenToken(String token, long seconds) {
  private static final String TYPE = "Bearer";

  /** While authentication is off everybody gets this one, for 3660 days. */
  static final GivenToken FREE = bearer("freeaccess", Duration.ofDays(3660));

  static GivenToken bearer(String token, Duration left) {
    return new GivenToken(token, left.toSeconds());
  }

  /**
   * The manual has {@code access_token}, the clients of its time read {@code token}: JSON gives
   * both, and a line end. The list is what Zettelstore answers since 0.12.
   */
  String text(TokenAnswer form) {
    return switch (form) {
      case JSON -> JsonText.of(members()) + "\n";
      case LIST -> "(\"%s\" \"%s\" %d)".formatted(TYPE, token, seconds);
    };
  }

  static String contentType(TokenAnswer form) {
    return switch (form) {
      case JSON -> "application/json";
      case LIST -> "text/plain;charset=UTF-8";
    };
  }

  private Map<String, Object> members() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("access_token", token);
    members.put("token", token);
    members.put("token_type", TYPE);
    members.put("expires_in", seconds);
    return members;
  }

  @Override
  public String toString() {
    return "GivenToken[for " + seconds + " s]";
  }
}
