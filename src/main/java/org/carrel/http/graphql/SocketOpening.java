package org.carrel.http.graphql;

import java.security.Principal;
import org.carrel.http.Standing;
import org.carrel.http.graphql.Places.Place;
import org.carrel.identity.Caller;

/**
 * Who opens a WebSocket, and what it may ask there. It travels as the request's principal, the one
 * thing of a request that every server hands on to the socket.
 */
record SocketOpening(Caller caller, Standing standing, Place place, LiveQueries queries)
    implements Principal {
  @Override
  public String getName() {
    return caller.getName();
  }
}
