package org.carrel.bench;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the load process saw: how many answers in how long, the times that half and 99 % of them did
 * not exceed, and how often each status came, 0 standing for an exchange that failed.
 */
record LoadReport(
    long requests, double seconds, double p50, double p99, Map<Integer, Long> statuses) {

  static LoadReport of(Tally tally, double seconds) {
    Histogram times = tally.times();
    return new LoadReport(
        times.total(),
        seconds,
        times.micros(0.5) / 1000.0,
        times.micros(0.99) / 1000.0,
        tally.statuses());
  }

  static LoadReport parse(String line) {
    String[] words = line.split(" ");
    Map<Integer, Long> statuses = new TreeMap<>();
    Arrays.stream(words)
        .skip(4)
        .map(word -> word.split("="))
        .forEach(pair -> statuses.put(Integer.valueOf(pair[0]), Long.valueOf(pair[1])));
    return new LoadReport(
        Long.parseLong(words[0]),
        Double.parseDouble(words[1]),
        Double.parseDouble(words[2]),
        Double.parseDouble(words[3]),
        statuses);
  }

  String line() {
    String counts =
        statuses.entrySet().stream()
            .map(e -> e.getKey() + "=" + e.getValue())
            .collect(Collectors.joining(" "));
    return requests + " " + seconds + " " + p50 + " " + p99 + " " + counts;
  }

  /** Answers with any other status than the one that was meant to be measured. */
  long otherThan(int status) {
    return statuses.entrySet().stream()
        .filter(e -> e.getKey() != status)
        .mapToLong(Map.Entry::getValue)
        .sum();
  }
}
