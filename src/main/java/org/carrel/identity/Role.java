package org.carrel.identity;

/** What an account is. Only an administrator's rights do not need to be granted one by one. */
public enum Role {
  ADMIN,
  USER,
  GUEST
}
