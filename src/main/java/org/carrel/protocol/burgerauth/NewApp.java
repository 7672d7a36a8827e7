package org.carrel.protocol.burgerauth;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carrel.failure.Failure;
import org.carrel.http.Body;
import org.jspecify.annotations.Nullable;

/**
 * What an app is registered with, in the older server's spelling ({@code appId}, {@code rdiruri})
 * or the newer one's ({@code name}, {@code redirectUri}, {@code scopes}, {@code keyShareUri}). Keys
 * are not shared here, so {@code aeskeyshare} and its address are taken and not granted.
 *
 * @param id empty to draw one
 * @param redirectUris one or none
 */
record NewApp(Optional<String> id, String name, List<String> redirectUris) {
  private static final Set<String> SCOPES = Set.of("openid", "aeskeyshare");
  private static final int LONGEST_SCOPES = 200;

  /**
   * @throws Failure INVALID for members of another type and for other scopes
   */
  static NewApp of(Body body) {
    requireKnown(body.values().get("scopes"));
    body.text("keyShareUri");
    Optional<String> id = Words.of(body, "appId");
    return new NewApp(
        id,
        Words.of(body, "name").or(() -> id).orElse("App"),
        Words.of(body, "rdiruri").or(() -> Words.of(body, "redirectUri")).stream().toList());
  }

  private static void requireKnown(@Nullable Object scopes) {
    if (scopes == null || "".equals(scopes)) {
      return;
    }
    List<?> names = scopes instanceof List<?> list ? list : parsed(scopes);
    if (!SCOPES.containsAll(names)) {
      throw Failure.invalid("scopes holds others than openid and aeskeyshare.");
    }
  }

  /** The newer server's clients send the array as a text. */
  private static List<?> parsed(Object scopes) {
    if (!(scopes instanceof String text) || text.length() > LONGEST_SCOPES) {
      throw Failure.invalid("scopes is no array of names.");
    }
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readArray().stream().map(NewApp::name).toList();
    } catch (JsonException | IllegalStateException e) {
      throw Failure.invalid("scopes is no array of names.");
    }
  }

  private static String name(JsonValue value) {
    return value instanceof JsonString string ? string.getString() : "";
  }
}
