package org.carrel.protocol.stump;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carrel.identity.Account;
import org.carrel.identity.ApiKey;
import org.carrel.identity.Permission;
import org.carrel.identity.Session;
import org.carrel.identity.TokenPair;
import org.jspecify.annotations.Nullable;

/**
 * What is known, as Stump's clients read it: camelCase members, RFC 3339 times, absent values as
 * null.
 */
final class Views {
  private Views() {}

  /** Stump's {@code AuthUser}. */
  static Map<String, @Nullable Object> user(Account account) {
    Map<String, @Nullable Object> view = new LinkedHashMap<>();
    view.put("id", account.id().toString());
    view.put("username", account.username());
    view.put("isServerOwner", account.owner());
    view.put("isLocked", account.locked());
    view.put("isActive", account.active());
    view.put("role", account.role().name());
    view.put("permissions", names(account.permissions()));
    view.put("ageRestriction", ageRestriction(account));
    view.put("avatarPath", null);
    view.put("avatarUrl", null);
    view.put("preferences", null);
    view.put("createdAt", account.createdAt().toString());
    return view;
  }

  /** The same of the one who asks, with how clients are to look. */
  static Map<String, @Nullable Object> viewer(
      Account account, Map<String, @Nullable Object> preferences) {
    Map<String, @Nullable Object> view = user(account);
    view.put("preferences", preferences);
    return view;
  }

  private static @Nullable Map<String, Object> ageRestriction(Account account) {
    Integer age = account.limits().ageLimit();
    return age == null
        ? null
        : Map.of(
            "id", account.number(),
            "age", age,
            "restrictOnUnset", account.limits().unratedHidden(),
            "userId", account.id().toString());
  }

  static Map<String, @Nullable Object> tokens(TokenPair pair) {
    Map<String, @Nullable Object> view = new LinkedHashMap<>();
    view.put("accessToken", pair.access().token());
    view.put("refreshToken", pair.refresh().token());
    view.put("expiresAt", pair.access().expiresAt().toString());
    return view;
  }

  static Map<String, @Nullable Object> session(Session session, String acting) {
    Map<String, @Nullable Object> view = new LinkedHashMap<>();
    view.put("id", session.id());
    view.put("thisSession", acting.equals(Long.toString(session.id())));
    view.put("device", session.userAgent());
    view.put("ipAddress", session.address());
    view.put("createdAt", session.createdAt().toString());
    view.put("lastUsedAt", session.lastUsedAt().toString());
    view.put("expiresAt", session.expiresAt().toString());
    return view;
  }

  static Map<String, @Nullable Object> apiKey(ApiKey key) {
    Map<String, @Nullable Object> view = new LinkedHashMap<>();
    view.put("id", key.id());
    view.put("name", key.name());
    view.put("shortToken", key.shortToken());
    view.put("permissions", key.permissions().<Object>map(Views::names).orElse("inherit"));
    view.put("createdAt", key.createdAt().toString());
    view.put("lastUsedAt", text(key.lastUsedAt()));
    view.put("expiresAt", text(key.expiresAt()));
    return view;
  }

  private static @Nullable String text(Optional<Instant> time) {
    return time.map(Instant::toString).orElse(null);
  }

  private static List<String> names(Set<Permission> permissions) {
    return permissions.stream().map(Permission::name).sorted().toList();
  }
}
