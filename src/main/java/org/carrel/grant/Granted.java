package org.carrel.grant;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.carrel.identity.Scope;

/**
 * What one account has granted one client at one time: the family that a code, its tokens and their
 * successors belong to, and end with.
 *
 * @param epoch of the account when it agreed
 * @param signedInAt when the account had signed in for it
 */
public record Granted(
    UUID id,
    String clientId,
    UUID accountId,
    int epoch,
    Set<Scope> scopes,
    Optional<String> nonce,
    Instant signedInAt,
    Instant createdAt,
    boolean revoked) {}
