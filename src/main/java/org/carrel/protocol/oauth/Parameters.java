package org.carrel.protocol.oauth;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carrel.grant.GrantError;
import org.carrel.grant.GrantRefusal;
import org.carrel.http.Body;
import org.carrel.identity.Scope;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a request, each at most once. One without a value counts as absent.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-3.1">RFC 6749, 3.1 and 3.2</a>
 */
record Parameters(Map<String, String> values) {
  private static final String FORM = "application/x-www-form-urlencoded";

  /** Those in the address. */
  static Parameters ofQuery(HttpServletRequest request) {
    return of(Body.ofQuery(request));
  }

  /**
   * Those of a form. A secret in the address would be kept by every log on the way, so nothing may
   * stand there.
   */
  static Parameters ofForm(HttpServletRequest request) throws IOException {
    if (request.getQueryString() != null) {
      throw refused("Parameters belong into the body, not into the address.");
    }
    if (!isForm(request)) {
      throw refused("The body must be " + FORM + ".");
    }
    return of(Body.of(request));
  }

  static boolean isForm(HttpServletRequest request) {
    String type = request.getContentType();
    if (type == null) {
      return false;
    }
    int end = type.indexOf(';');
    return (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT).equals(FORM);
  }

  static Parameters of(Body body) {
    Map<String, String> values = new HashMap<>();
    body.values().forEach((name, value) -> put(values, name, value));
    return new Parameters(values);
  }

  private static void put(Map<String, String> values, String name, @Nullable Object value) {
    if (!(value instanceof String text)) {
      throw refused("A parameter is given twice.");
    }
    if (!text.isEmpty()) {
      values.put(name, text);
    }
  }

  private static GrantRefusal refused(String why) {
    return new GrantRefusal(GrantError.INVALID_REQUEST, why);
  }

  Optional<String> find(String name) {
    return Optional.ofNullable(values.get(name));
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  String require(String name) {
    return find(name).orElseThrow(() -> refused(name + " is missing."));
  }

  /**
   * The scopes asked for, without those we do not know; empty if none is named.
   *
   * @throws GrantRefusal INVALID_SCOPE if none of those named is known: nothing would be left, and
   *     nothing means everything
   */
  Set<Scope> scopes() {
    String named = values.getOrDefault("scope", "").strip();
    Set<Scope> known = Scope.parse(named);
    if (!named.isEmpty() && known.isEmpty()) {
      throw new GrantRefusal(GrantError.INVALID_SCOPE, "None of these scopes is known.");
    }
    return known;
  }

  /** The names only: values are secrets. */
  @Override
  public String toString() {
    return "Parameters" + values.keySet();
  }
}
