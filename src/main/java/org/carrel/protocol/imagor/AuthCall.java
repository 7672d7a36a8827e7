package org.carrel.protocol.imagor;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The calls below {@code /api/auth}, and the one method of each. */
enum AuthCall {
  FIRST_RUN("first-run", "GET"),
  REGISTER_ADMIN("register-admin", "POST"),
  REGISTER("register", "POST"),
  LOGIN("login", "POST"),
  REFRESH("refresh", "POST"),
  GUEST("guest", "POST"),
  EMBEDDED_GUEST("embedded-guest", "POST"),
  /** The only one that any method reaches. */
  PROVIDERS("providers", "GET");

  private static final String ROOT = "/api/auth/";

  private final String name;
  private final String method;

  AuthCall(String name, String method) {
    this.name = name;
    this.method = method;
  }

  static List<String> paths() {
    return Stream.of(values()).map(call -> ROOT + call.name).toList();
  }

  /** Empty for a path that is none of them. */
  static Optional<AuthCall> at(String path) {
    return Stream.of(values()).filter(call -> path.equals(ROOT + call.name)).findFirst();
  }

  String method() {
    return method;
  }

  boolean takes(String asked) {
    return this == PROVIDERS
        || asked.equals(method)
        || (asked.equals("HEAD") && method.equals("GET"));
  }
}
