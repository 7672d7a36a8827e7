package org.carrel.identity;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.carrel.failure.Failure;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Whoever is behind one request, as verified for it. Never kept beyond the request.
 *
 * @param owner whether it acts with the first administrator's ownership; a restricted key never
 * @param permissions everything it may do now, implied ones included
 * @param scopes what an OAuth client was granted; empty for credentials of one's own
 * @param restricted whether its credential carries less than the account, so that it may not touch
 *     credentials
 * @param credentialId names the session, key or token without being secret; empty when there is
 *     none
 * @param epoch the account's when it was verified; what is issued to this caller carries it
 */
public record Caller(
    UUID accountId,
    String username,
    Role role,
    boolean owner,
    Set<Permission> permissions,
    Set<Scope> scopes,
    Proof proof,
    boolean restricted,
    String credentialId,
    int epoch,
    Limits limits)
    implements JsonWebToken {
  private static final UUID NOBODY = new UUID(0, 0);

  public Caller {
    permissions = Set.copyOf(permissions);
    scopes = Set.copyOf(scopes);
  }

  /**
   * Everybody under {@code carrel.authentication=off}: reads and downloads the whole catalogue,
   * changes nothing.
   */
  public static Caller anonymousReader() {
    return new Caller(
        NOBODY,
        "guest",
        Role.GUEST,
        false,
        Set.of(Permission.DOWNLOAD_FILE),
        Set.of(),
        Proof.NONE,
        true,
        "",
        0,
        Limits.NONE);
  }

  /**
   * Whoever was let in without an account: sees the libraries marked open, and changes nothing.
   *
   * @param credentialId names the token without being secret
   */
  public static Caller guest(String credentialId) {
    return new Caller(
        NOBODY,
        "guest",
        Role.GUEST,
        false,
        Set.of(),
        Set.of(),
        Proof.ACCESS_TOKEN,
        true,
        credentialId,
        0,
        new Limits(true, null, false));
  }

  /**
   * The same by a token of another language than the one that is spoken: it opens what the account
   * may see and do, and touches no credentials, so that a short token is never made a long one.
   */
  public Caller visiting() {
    return new Caller(
        accountId,
        username,
        role,
        owner,
        permissions,
        scopes,
        proof,
        true,
        credentialId,
        epoch,
        limits);
  }

  /** The same with no more than these permissions, and no ownership. */
  Caller only(Set<Permission> few) {
    EnumSet<Permission> held = EnumSet.noneOf(Permission.class);
    held.addAll(few);
    held.retainAll(permissions);
    return new Caller(
        accountId,
        username,
        role == Role.ADMIN ? Role.USER : role,
        false,
        held,
        scopes,
        proof,
        true,
        credentialId,
        epoch,
        limits);
  }

  /** Whether it is another's program, acting for the account. */
  public boolean delegated() {
    return proof == Proof.GRANT;
  }

  /** Whether it is an administrator who only looks at the server as the account does. */
  public boolean previewing() {
    return proof == Proof.PREVIEW;
  }

  /**
   * For whatever changes anything.
   *
   * @throws Failure FORBIDDEN for whoever only looks on
   */
  public void requireActing() {
    if (previewing()) {
      throw Failure.forbidden("This is a preview of another account. End it to change anything.");
    }
  }

  /** Whether what the scope opens is open: to whoever acts for itself everything is. */
  public boolean may(Scope scope) {
    return !delegated() || scopes.contains(scope);
  }

  public boolean may(Permission permission) {
    return permissions.contains(permission);
  }

  /**
   * @throws Failure FORBIDDEN unless every one of them is held
   */
  public void require(Permission... needed) {
    if (!Arrays.stream(needed).allMatch(this::may)) {
      throw Failure.forbidden("You lack the required permissions.");
    }
  }

  @Override
  public String getName() {
    return username;
  }

  @Override
  public Set<String> getClaimNames() {
    return claims().keySet();
  }

  @Override
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  public <T> @Nullable T getClaim(String name) {
    return (T) claims().get(name);
  }

  private Map<String, Object> claims() {
    return Map.of(
        "sub", accountId.toString(),
        "upn", username,
        "preferred_username", username,
        "groups", groups(),
        "scope", Scope.join(scopes));
  }

  private Set<String> groups() {
    Set<String> groups = new TreeSet<>();
    groups.add(role.name());
    permissions.forEach(permission -> groups.add(permission.name()));
    return groups;
  }
}
