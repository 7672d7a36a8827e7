package org.carrel.identity;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One person (or the guest) as of at most five seconds ago.
 *
 * @param number the id of dialects that demand an integer
 * @param zid 14 digits, the second of its creation made unique
 * @param granted what was granted one by one
 * @param permissions everything it may do now
 * @param epoch raised by password change, demotion, disabling and signing out everywhere; sessions
 *     and tokens of an older one are dead
 * @param version raised by every change
 * @param maxSessions how many cookie sessions it may have at once; null is no limit
 */
public record Account(
    UUID id,
    long number,
    String zid,
    String username,
    Role role,
    boolean owner,
    Set<Permission> granted,
    Set<Permission> permissions,
    boolean active,
    boolean locked,
    boolean deleted,
    int epoch,
    int version,
    Limits limits,
    @Nullable Integer maxSessions,
    Profile profile,
    Instant createdAt,
    Instant changedAt) {

  /** Whether it may sign in. */
  public boolean usable() {
    return active && !locked && !deleted;
  }

  Caller caller(Proof proof, String credentialId) {
    return new Caller(
        id,
        username,
        role,
        owner,
        permissions,
        Set.of(),
        proof,
        false,
        credentialId,
        epoch,
        limits);
  }

  /**
   * An administrator who looks at the server as this account does, and sees no more than either.
   *
   * @param session the administrator's own
   */
  Caller previewedCaller(Account by, String session) {
    return new Caller(
        id,
        username,
        role,
        false,
        permissions,
        Set.of(),
        Proof.PREVIEW,
        true,
        session,
        epoch,
        by.owner ? limits : limits.shownTo(by.id, by.limits));
  }

  /** A client acting for the account, who reads what the scopes say and changes nothing else. */
  Caller grantedCaller(Set<Scope> scopes, String grantId) {
    boolean downloads =
        scopes.contains(Scope.LIBRARY_READ) && permissions.contains(Permission.DOWNLOAD_FILE);
    return new Caller(
        id,
        username,
        role == Role.ADMIN ? Role.USER : role,
        false,
        downloads ? Set.of(Permission.DOWNLOAD_FILE) : Set.of(),
        scopes,
        Proof.GRANT,
        true,
        grantId,
        epoch,
        limits);
  }

  /** With a key that carries only these, as far as the account has them now. */
  Caller restrictedCaller(Set<Permission> only, String credentialId) {
    EnumSet<Permission> held = EnumSet.noneOf(Permission.class);
    held.addAll(only);
    held.retainAll(permissions);
    Role least = role == Role.ADMIN ? Role.USER : role;
    return new Caller(
        id,
        username,
        least,
        false,
        held,
        Set.of(),
        Proof.API_KEY,
        true,
        credentialId,
        epoch,
        limits);
  }
}
