package org.carrel.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What the operating system tells of a process. */
record Watched(ProcessHandle process) {

  /** User and system time of the process alone, in steps of 10 ms on Linux. */
  double cpuMillis() {
    return process.info().totalCpuDuration().map(Duration::toNanos).orElseThrow() / 1e6;
  }

  Instant start() {
    return process.info().startInstant().orElseThrow();
  }

  boolean runsWith(String argument) {
    return commandLine().contains(argument);
  }

  private String commandLine() {
    try {
      return read("cmdline");
    } catch (IOException e) {
      return ""; // it ended while we looked
    }
  }

  /** What it was told in its environment. */
  Optional<String> environment(String name) throws IOException {
    return read("environ")
        .lines()
        .filter(line -> line.startsWith(name + "="))
        .map(line -> line.substring(name.length() + 1))
        .findFirst();
  }

  double residentMegabytes() throws IOException {
    return megabytes("VmRSS:");
  }

  double mostResidentMegabytes() throws IOException {
    return megabytes("VmHWM:");
  }

  private double megabytes(String field) throws IOException {
    String line = read("status").lines().filter(l -> l.startsWith(field)).findFirst().orElseThrow();
    return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
  }

  /** The kernel ends each word of these files by a NUL, where a line would end. */
  private String read(String file) throws IOException {
    Path path = Path.of("/proc", String.valueOf(process.pid()), file);
    return new String(Files.readAllBytes(path), StandardCharsets.UTF_8).replace('\0', '\n');
  }
}
