package org.carrel.identity;

import java.time.Instant;

/**
 * A session as its owner sees it.
 *
 * @param id not secret
 */
public record Session(
    long id,
    SessionKind kind,
    Instant createdAt,
    Instant lastUsedAt,
    Instant expiresAt,
    String address,
    String userAgent) {}
