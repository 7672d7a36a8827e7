package org.carrel.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a run ran on: numbers of another machine are other numbers. */
record Machine(int cores, long gigabytes, String jdk, String processor) {

  static Machine here() throws IOException {
    return new Machine(
        Runtime.getRuntime().availableProcessors(),
        Math.round(kilobytes() / 1024.0 / 1024),
        Runtime.version() + " " + System.getProperty("java.vm.vendor"),
        processorName());
  }

  private static long kilobytes() throws IOException {
    String total = Files.readAllLines(Path.of("/proc/meminfo")).get(0);
    return Long.parseLong(total.replaceAll("\\D", ""));
  }

  private static String processorName() throws IOException {
    return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
        .filter(line -> line.startsWith("model name"))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse("an unnamed processor");
  }

  @Override
  public String toString() {
    return "%d cores of %s, %d GB, JDK %s".formatted(cores, processor, gigabytes, jdk);
  }
}
