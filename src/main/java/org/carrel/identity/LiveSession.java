package org.carrel.identity;

import java.time.Instant;
import java.util.UUID;

/** What a request needs to know of its session. */
record LiveSession(long id, UUID account, SessionKind kind, int epoch, Instant expiresAt) {}
