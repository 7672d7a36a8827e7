package org.carrel.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A process that runs {@link Load}. Takes one order at a time. */
final class LoadProcess implements AutoCloseable {
  private final Process process;
  private final BufferedWriter orders;
  private final BufferedReader reports;

  private LoadProcess(Process process) {
    this.process = process;
    this.orders = process.outputWriter();
    this.reports = process.inputReader();
  }

  static LoadProcess start() throws IOException {
    Process process = Jvm.main(Load.class, List.of()).start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    return new LoadProcess(process);
  }

  /** Waits until the load is over. */
  LoadReport run(LoadOrder order) throws IOException {
    orders.write(order.line());
    orders.newLine();
    orders.flush();
    String report = reports.readLine();
    if (report == null) {
      throw new EOFException("the load process ended");
    }
    return LoadReport.parse(report);
  }

  /** Returns at once. */
  CompletableFuture<LoadReport> begin(LoadOrder order) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return run(order);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
