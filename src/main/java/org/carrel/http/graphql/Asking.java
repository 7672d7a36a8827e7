package org.carrel.http.graphql;

import org.carrel.http.Links;
import org.carrel.http.graphql.GraphQlEngine.Reading;
import org.carrel.identity.Caller;
import org.carrel.identity.Origin;

/**
 * Who asks, from where, and how.
 *
 * @param links as this client reaches the server
 * @param defects where a defect of ours is reported
 */
record Asking(Caller caller, Origin origin, Links links, Reading reading, Defects defects) {}
