package org.carrel.bench;

import java.util.List;
import java.util.stream.Stream;

/**
 * One kind of request and the bars it is held to.
 *
 * @param connections how many clients send it at once, each waiting for its answer
 */
record Kind(
    String name, Target target, List<Call> calls, int status, int connections, List<Bar> bars) {
  private static final int CONNECTIONS = 8;

  static Kind of(String name, Target target, Call call) {
    return of(name, target, List.of(call));
  }

  /** Requests of one kind that are sent in turn. */
  static Kind of(String name, Target target, List<Call> calls) {
    return new Kind(name, target, calls, 200, CONNECTIONS, List.of());
  }

  Kind answering(int expected) {
    return new Kind(name, target, calls, expected, connections, bars);
  }

  Kind over(int clients) {
    return new Kind(name, target, calls, status, clients, bars);
  }

  Kind heldTo(Bar... those) {
    return new Kind(name, target, calls, status, connections, List.of(those));
  }

  Kind alsoHeldTo(Bar bar) {
    return heldTo(Stream.concat(bars.stream(), Stream.of(bar)).toArray(Bar[]::new));
  }

  LoadOrder order(int millis) {
    return new LoadOrder(
        target.port(), connections, millis, calls.stream().map(Call::bytes).toList());
  }
}
