package org.carrel.bench;

import java.io.IOException;

/** The most memory that a server was seen to hold at the end of a round. */
final class Residence {
  private double most;

  void see(Watched server) throws IOException {
    most = Math.max(most, server.residentMegabytes());
  }

  double megabytes() {
    return most;
  }
}
