package org.carrel.identity;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Somebody who is to have an account.
 *
 * @param displayName of at most 100 characters
 * @param rules by which books are hidden from it
 */
public record NewAccount(
    Username username,
    Password password,
    Role role,
    Set<Permission> permissions,
    Optional<String> displayName,
    Restrictions restrictions,
    List<ContentRule> rules) {
  public NewAccount {
    rules = List.copyOf(rules);
  }

  public NewAccount(
      Username username,
      Password password,
      Role role,
      Set<Permission> permissions,
      Optional<String> displayName) {
    this(username, password, role, permissions, displayName, Restrictions.NONE, List.of());
  }

  public NewAccount(Username username, Password password, Role role, Set<Permission> permissions) {
    this(username, password, role, permissions, Optional.empty());
  }
}
