package org.carrel.bench;

/** One kind of request with its last two rounds. */
record Trial(Kind kind, Round before, Round last) {

  static Trial first(Kind kind, Round round) {
    return new Trial(kind, round, round);
  }

  Trial then(Round next) {
    return new Trial(kind, last, next);
  }

  boolean settled() {
    return before.agreesWith(last);
  }

  Measurement result() {
    return Measurement.of(before, last);
  }
}
