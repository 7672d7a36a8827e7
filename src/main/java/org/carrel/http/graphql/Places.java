package org.carrel.http.graphql;

import java.util.HashSet;
import java.util.Set;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.identity.Caller;
import org.carrel.identity.Origin;
import org.carrel.identity.Role;

/** How many of a kind there may be at once, on this node and of one holder. */
final class Places {
  private final String kind;
  private final int most;
  private final int mostEach;
  private final Set<Place> taken = new HashSet<>();

  /**
   * @param kind in words, for messages
   */
  Places(String kind, int most, int mostEach) {
    this.kind = kind;
    this.most = most;
    this.mostEach = mostEach;
  }

  /** One of them, until it is released. */
  final class Place {
    private final String holder;

    private Place(String holder) {
      this.holder = holder;
    }

    /** Does nothing if it was released before. */
    void release() {
      leave(this);
    }
  }

  /**
   * Guests share one account, so that they are told apart by their addresses. Whoever only looks on
   * takes no place of the account they look on as.
   */
  static String holder(Caller caller, Origin origin) {
    if (caller.previewing()) {
      return "preview " + caller.credentialId();
    }
    return caller.role() == Role.GUEST ? origin.address() : caller.accountId().toString();
  }

  /**
   * @throws Failure UNAVAILABLE while all are taken, CONFLICT while too many are the holder's
   */
  synchronized Place take(String holder) {
    if (taken.size() >= most) {
      throw new Failure(Reason.UNAVAILABLE, "There are too many " + kind + " now.");
    }
    if (taken.stream().filter(place -> place.holder.equals(holder)).count() >= mostEach) {
      throw new Failure(Reason.CONFLICT, "You have too many " + kind + " now.");
    }
    Place place = new Place(holder);
    taken.add(place);
    return place;
  }

  private synchronized void leave(Place place) {
    taken.remove(place);
  }
}
