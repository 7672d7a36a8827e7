package org.carrel.bench;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the load process is to do: send the requests in turn over some connections, each waiting for
 * its answer before it sends the next.
 */
record LoadOrder(int port, int connections, int millis, List<byte[]> requests) {

  LoadOrder {
    if (requests.isEmpty()) {
      throw new IllegalArgumentException("nothing to send");
    }
  }

  static LoadOrder parse(String line) {
    String[] words = line.split(" ");
    return new LoadOrder(
        Integer.parseInt(words[0]),
        Integer.parseInt(words[1]),
        Integer.parseInt(words[2]),
        Arrays.stream(words).skip(3).map(Base64.getDecoder()::decode).toList());
  }

  String line() {
    String encoded =
        requests.stream().map(Base64.getEncoder()::encodeToString).collect(Collectors.joining(" "));
    return "%d %d %d %s".formatted(port, connections, millis, encoded);
  }
}
