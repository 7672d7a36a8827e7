package org.carrel.protocol.imagor;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.carrel.identity.Account;

/** What is known, as Imagor Studio's clients read it. */
final class StudioViews {
  private StudioViews() {}

  static Map<String, Object> login(String token, Duration life, Account account) {
    return login(token, life, user(account));
  }

  static Map<String, Object> guest(String token, Duration life, UUID id) {
    return login(token, life, user(id.toString(), "guest", "guest", "guest"));
  }

  private static Map<String, Object> login(String token, Duration life, Map<String, Object> user) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("token", token);
    view.put("expiresIn", life.toSeconds());
    view.put("user", user);
    return view;
  }

  private static Map<String, Object> user(Account account) {
    return user(account.id().toString(), displayName(account), account.username(), role(account));
  }

  private static Map<String, Object> user(
      String id, String displayName, String username, String role) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("id", id);
    view.put("displayName", displayName);
    view.put("username", username);
    view.put("role", role);
    return view;
  }

  static String role(Account account) {
    return account.role().name().toLowerCase(Locale.ROOT);
  }

  /** Accounts made in other languages may have none. */
  static String displayName(Account account) {
    String name = account.profile().displayName();
    return name == null || name.isBlank() ? account.username() : name;
  }
}
