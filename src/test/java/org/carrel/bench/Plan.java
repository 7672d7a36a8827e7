package org.carrel.bench;

import java.nio.file.Path;
import java.util.Arrays;

/**
 * How large and how long a run is; the numbers of record stand in the pom's profile.
 *
 * @param millis how long one kind of request is driven at a time
 * @param mostRounds when to stop waiting for two rounds that agree
 */
record Plan(Path folder, int millis, int mostRounds, int smallCatalogue, int largeCatalogue) {

  /** The numbers in this order. */
  static Plan of(String... arguments) {
    int[] numbers = Arrays.stream(arguments).mapToInt(Integer::parseInt).toArray();
    return new Plan(
        Path.of("target/bench").toAbsolutePath(), numbers[0], numbers[1], numbers[2], numbers[3]);
  }
}
