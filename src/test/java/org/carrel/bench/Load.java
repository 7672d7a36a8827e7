package org.carrel.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * The load: a process of its own, so that none of it counts as the server's. Reads a {@link
 * LoadOrder} a line and answers each with a {@link LoadReport}, until there are no more.
 */
public final class Load {
  private final LoadOrder order;
  private final AtomicInteger turn = new AtomicInteger();
  private final Tally tally = new Tally();

  private Load(LoadOrder order) {
    this.order = order;
  }

  @SuppressWarnings("SystemOut")
  public static void main(String[] arguments) throws IOException, InterruptedException {
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    for (String line = orders.readLine(); line != null; line = orders.readLine()) {
      System.out.println(run(LoadOrder.parse(line)).line());
    }
  }

  static LoadReport run(LoadOrder order) throws InterruptedException {
    Load load = new Load(order);
    long start = System.nanoTime();
    long end = start + order.millis() * 1_000_000L;
    List<Thread> threads =
        IntStream.range(0, order.connections())
            .mapToObj(i -> new Thread(() -> load.drive(end), "connection-" + i))
            .toList();
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    return LoadReport.of(load.tally, (System.nanoTime() - start) / 1e9);
  }

  private void drive(long end) {
    Tally own = new Tally();
    try (Connection connection = new Connection(order.port())) {
      for (long now = System.nanoTime(); now < end; now = System.nanoTime()) {
        int status = exchange(connection);
        own.add(status, System.nanoTime() - now);
      }
    } catch (IOException e) {
      own.add(Tally.FAILED, 0);
    }
    synchronized (tally) {
      tally.addAll(own);
    }
  }

  private int exchange(Connection connection) throws IOException {
    List<byte[]> requests = order.requests();
    int next = requests.size() == 1 ? 0 : turn.getAndIncrement() % requests.size();
    try {
      return connection.exchange(requests.get(next));
    } catch (IOException e) {
      connection.close();
      return Tally.FAILED;
    }
  }
}
