package org.carrel.identity;

import java.util.Optional;
import java.util.Set;

/**
 * Somebody who is to have an account.
 *
 * @param displayName of at most 100 characters
 */
public record NewAccount(
    Username username,
    Password password,
    Role role,
    Set<Permission> permissions,
    Optional<String> displayName,
    Restrictions restrictions) {
  public NewAccount(
      Username username,
      Password password,
      Role role,
      Set<Permission> permissions,
      Optional<String> displayName) {
    this(username, password, role, permissions, displayName, Restrictions.NONE);
  }

  public NewAccount(Username username, Password password, Role role, Set<Permission> permissions) {
    this(username, password, role, permissions, Optional.empty());
  }
}
