package org.carrel.it;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Many connections that try wrong passwords, each again a little after it was refused: from an
 * address of its own and each time for another name, so that no throttle spares the server the
 * work.
 */
final class PasswordFlood implements AutoCloseable {
  static final int CONNECTIONS = 200;
  private static final Duration PAUSE = Duration.ofMillis(250);

  private final URI server;
  private final ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
  private final Collection<String> answers = new ConcurrentLinkedQueue<>();
  private volatile boolean on = true;

  private PasswordFlood(URI server) {
    this.server = server;
  }

  /**
   * @param attempt makes the names differ from those of another flood
   */
  static PasswordFlood begin(URI server, int attempt) throws UnknownHostException {
    PasswordFlood flood = new PasswordFlood(server);
    for (int i = 0; i < CONNECTIONS; i++) {
      InetAddress from = InetAddress.getByAddress(new byte[] {127, 0, 1, (byte) (i + 1)});
      String name = "nobody-" + attempt + "-" + i + "-";
      flood.threads.execute(() -> flood.tryOn(from, name));
    }
    return flood;
  }

  private void tryOn(InetAddress from, String name) {
    IntStream.iterate(0, n -> on, n -> n + 1)
        .mapToObj(n -> Household.credentials(name + n, "a wrong password"))
        .map(credentials -> RawRequest.send(server, from, login(credentials)))
        .peek(answers::add)
        .forEach(answer -> pause());
  }

  private static void pause() {
    LockSupport.parkNanos(PAUSE.toNanos());
  }

  private static String login(String credentials) {
    return "POST /api/v2/auth/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
        + "Connection: close\r\nContent-Length: "
        + credentials.length()
        + "\r\n\r\n"
        + credentials;
  }

  /** Waits for the tries under way. */
  void stop() throws InterruptedException {
    on = false;
    threads.shutdown();
    if (!threads.awaitTermination(30, TimeUnit.SECONDS)) {
      throw new AssertionError("A sign-in was not answered in time.");
    }
  }

  List<String> answers() {
    return List.copyOf(answers);
  }

  @Override
  public void close() {
    on = false;
    threads.shutdownNow();
  }
}
