package org.carrel.http.graphql;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.carrel.http.Standing;
import org.carrel.http.graphql.Places.Place;
import org.carrel.identity.Caller;

/** A connection on which operations go on, for as long as its caller may be here. */
abstract class Stream {
  private static final Logger LOG = System.getLogger(Stream.class.getName());

  private final UUID account;
  private final Standing standing;
  private final Place place;
  private final Map<String, FeedPublisher> feeds = new ConcurrentHashMap<>();
  private final AtomicBoolean beating = new AtomicBoolean();

  Stream(Caller caller, Standing standing, Place place) {
    this.account = caller.accountId();
    this.standing = standing;
    this.place = place;
  }

  final Place place() {
    return place;
  }

  final Optional<Caller> caller() {
    return standing.caller().filter(caller -> caller.accountId().equals(account));
  }

  /** Once a second: ends it when its caller was sent away, and else tells what is new. */
  final void beat() {
    if (!beating.compareAndSet(false, true)) {
      return;
    }
    try {
      Optional<Caller> caller = caller();
      if (caller.isEmpty()) {
        revoked();
      } else {
        tick();
        feeds.values().forEach(feed -> feed.turn(caller.get()));
      }
    } catch (RuntimeException e) {
      LOG.log(Level.DEBUG, "A stream has to wait", e); // so do all others, each second
    } finally {
      beating.set(false);
    }
  }

  final void keep(String operation, FeedPublisher feed) {
    feeds.put(operation, feed);
  }

  final boolean drop(String operation) {
    return feeds.remove(operation) != null;
  }

  final boolean has(String operation) {
    return feeds.containsKey(operation);
  }

  final int operations() {
    return feeds.size();
  }

  final void dropAll() {
    feeds.clear();
  }

  /** Keeps the connection alive, and watches whether it is. */
  abstract void tick();

  /** The caller may not be here any longer. */
  abstract void revoked();

  /** The server stops. */
  abstract void stop();
}
