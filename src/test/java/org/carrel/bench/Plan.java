package org.carrel.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How large and how long a run is; the numbers of record stand in the pom's profile.
 *
 * @param millis how long one kind of request is driven at a time
 * @param mostRounds when to stop waiting for two rounds that agree
 * @param scenes what is played, by name
 * @param files how many small books are scanned
 */
record Plan(
    Path folder,
    int millis,
    int mostRounds,
    int smallCatalogue,
    int largeCatalogue,
    Set<String> scenes,
    int files) {

  static final String SCAN = "scan";

  /** The first numbers in this order, the names of the scenes between commas, the last number. */
  static Plan of(String... arguments) {
    List<Integer> numbers = Stream.of(arguments).limit(4).map(Integer::valueOf).toList();
    return new Plan(
        Path.of("target/bench").toAbsolutePath(),
        numbers.get(0),
        numbers.get(1),
        numbers.get(2),
        numbers.get(3),
        Set.of(arguments[4].split(",")),
        Integer.parseInt(arguments[5]));
  }

  /** Whether all that is played brings its own server. */
  boolean playsScansOnly() {
    return scenes.equals(Set.of(SCAN));
  }

  boolean plays(String scene) {
    return scenes.contains(scene);
  }
}
