package org.carrel.bench;

/** One kind of request, driven for some seconds. */
record Round(LoadReport load, double serverMillis, double databaseMillis, long errors) {
  private static final double TOLERANCE = 0.05;

  double serverCpu() {
    return serverMillis / load.requests();
  }

  boolean agreesWith(Round other) {
    double larger = Math.max(serverCpu(), other.serverCpu());
    return Math.abs(serverCpu() - other.serverCpu()) <= TOLERANCE * larger;
  }
}
