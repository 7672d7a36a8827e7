package org.carrel.protocol.stump;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.carrel.failure.Failure;
import org.carrel.http.Body;
import org.carrel.identity.Permission;
import org.carrel.identity.Role;

/** Members of a body that are more than text. Each throws INVALID, naming the member. */
final class Fields {
  private static final int LONGEST_TYPED = 1024;

  private Fields() {}

  /** Something that a person can have typed; what is longer or holds NUL costs no hash. */
  static void requireTyped(String name, String value) {
    if (value.isEmpty() || value.length() > LONGEST_TYPED || value.indexOf('\0') >= 0) {
      throw Failure.invalid(name + " is empty, too long or holds a NUL.");
    }
  }

  static Optional<Set<Permission>> permissions(Body body) {
    Object value = body.values().get("permissions");
    if (value == null || "inherit".equals(value)) {
      return Optional.empty();
    }
    if (!(value instanceof List<?> names)) {
      throw Failure.invalid("permissions is neither a list of names nor \"inherit\".");
    }
    Set<Permission> permissions = EnumSet.noneOf(Permission.class);
    for (Object name : names) {
      permissions.add(constant(Permission.class, "permissions", String.valueOf(name)));
    }
    return Optional.of(permissions);
  }

  static Optional<Role> role(Body body) {
    return body.text("role").map(name -> constant(Role.class, "role", name));
  }

  static Optional<Instant> time(Body body, String name) {
    return body.text(name).map(text -> time(name, text));
  }

  private static Instant time(String name, String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw Failure.invalid(name + " is not a time such as 2027-01-31T12:00:00Z.");
    }
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String member, String name) {
    try {
      return Enum.valueOf(type, name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw Failure.invalid(member + " holds a name that is not known.");
    }
  }
}
