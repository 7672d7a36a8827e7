package org.carrel.grant;

import java.time.Instant;
import java.util.Set;
import org.carrel.identity.Scope;

/**
 * A program that an account lets act for it.
 *
 * @param clientName its id once the client is gone
 * @param scopes of all grants together
 * @param givenAt when it was let in last
 * @param count of the grants that hold
 */
public record ConnectedApp(
    String clientId, String clientName, Set<Scope> scopes, Instant givenAt, int count) {}
