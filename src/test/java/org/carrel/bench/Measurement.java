package org.carrel.bench;

/**
 * What one kind of request cost in the last two rounds: CPU in milliseconds a request, of the
 * server and of its database; times in milliseconds as the client saw them.
 *
 * @param settled whether the two rounds agreed
 * @param errors answers with another status than the expected one
 */
record Measurement(
    double perSecond,
    double serverCpu,
    double databaseCpu,
    double p50,
    double p99,
    long errors,
    boolean settled) {

  static Measurement of(Round before, Round last) {
    long requests = before.load().requests() + last.load().requests();
    return new Measurement(
        requests / (before.load().seconds() + last.load().seconds()),
        (before.serverMillis() + last.serverMillis()) / requests,
        (before.databaseMillis() + last.databaseMillis()) / requests,
        Math.max(before.load().p50(), last.load().p50()),
        Math.max(before.load().p99(), last.load().p99()),
        before.errors() + last.errors(),
        before.agreesWith(last));
  }

  double perCpuSecond() {
    return 1000 / serverCpu;
  }

  double bothCpu() {
    return serverCpu + databaseCpu;
  }
}
