package org.carrel.run;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Whether Carrel really answers: servers open their port long before the deployment is done. */
final class Readiness {
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private final HttpRequest ping;

  Readiness(URI root) {
    ping =
        HttpRequest.newBuilder(URI.create(root.toString().replaceFirst("/$", "") + "/api/v2/ping"))
            .timeout(Duration.ofSeconds(5))
            .build();
  }

  boolean answers() throws InterruptedException {
    try {
      return client.send(ping, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  /** Asks until it is answered, as long as the server is alive. */
  static void await(URI root, Duration limit, BooleanSupplier alive)
      throws IOException, InterruptedException {
    Readiness readiness = new Readiness(root);
    long end = System.nanoTime() + limit.toNanos();
    while (!readiness.answers()) {
      if (!alive.getAsBoolean() || System.nanoTime() > end) {
        throw new IOException("no answer from " + root);
      }
      Thread.sleep(200);
    }
  }
}
