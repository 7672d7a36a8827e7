package org.carrel.identity;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What a request needs to know of its session.
 *
 * @param preview as whom its account looks at the server, if it does
 */
record LiveSession(
    long id,
    UUID account,
    SessionKind kind,
    int epoch,
    Instant expiresAt,
    Optional<Preview> preview) {}
