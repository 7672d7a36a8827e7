package org.carrel.identity;

import java.util.Set;

/** What an administrator makes. */
public record NewAccount(
    Username username, Password password, Role role, Set<Permission> permissions) {}
