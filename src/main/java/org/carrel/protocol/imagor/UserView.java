package org.carrel.protocol.imagor;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.carrel.identity.Account;
import org.jspecify.annotations.Nullable;

/** An account as a {@code User} of the schema. */
final class UserView {
  private UserView() {}

  static Map<String, @Nullable Object> of(Account account) {
    Map<String, @Nullable Object> view =
        view(
            account.id().toString(),
            StudioViews.displayName(account),
            account.username(),
            StudioViews.role(account));
    view.put("isActive", account.usable());
    view.put("createdAt", account.createdAt().toString());
    view.put("updatedAt", account.changedAt().toString());
    view.put("email", account.profile().email());
    view.put("emailVerified", account.profile().emailVerified());
    view.put("hasPassword", true);
    return view;
  }

  /** Nobody's account, as of now. */
  static Map<String, @Nullable Object> guest(String id, Instant now) {
    Map<String, @Nullable Object> view = view(id, "guest", "guest", "guest");
    view.put("isActive", true);
    view.put("createdAt", now.toString());
    view.put("updatedAt", now.toString());
    view.put("emailVerified", false);
    view.put("hasPassword", false);
    return view;
  }

  private static Map<String, @Nullable Object> view(
      String id, String displayName, String username, String role) {
    Map<String, @Nullable Object> view = new LinkedHashMap<>();
    view.put("id", id);
    view.put("displayName", displayName);
    view.put("username", username);
    view.put("role", role);
    view.put("authProviders", List.of());
    return view;
  }
}
