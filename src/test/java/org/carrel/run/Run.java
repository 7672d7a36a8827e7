package org.carrel.run;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The run command: an embedded MariaDB (or the one named by {@code CARREL_DB_HOST}), Payara Micro
 * with the WAR, and one line once a request has really answered. Whatever it started, it stops.
 */
public final class Run {
  private Run() {}

  public static void main(String[] arguments) throws InterruptedException {
    AtomicBoolean stopping = new AtomicBoolean();
    try {
      RunSettings settings = RunSettings.from(System.getenv());
      settings.check();
      Database database = Database.open(settings);
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    stopping.set(true);
                    database.close();
                  },
                  "stop-database"));
      Server server = Server.start(settings, database.address());
      server.awaitReady();
      print("Carrel is ready: http://localhost:" + settings.port() + "/");
      server.awaitEnd();
      if (!stopping.get()) {
        throw new CannotRun("The server ended by itself. See " + settings.log());
      }
    } catch (CannotRun e) {
      if (!stopping.get()) {
        fail(e.getMessage());
      }
    } catch (IOException e) {
      fail(String.valueOf(e.getMessage()));
    }
  }

  @SuppressWarnings("SystemOut")
  private static void print(String line) {
    System.out.println(line);
  }

  @SuppressWarnings("SystemOut")
  private static void fail(String reason) {
    System.err.println("Carrel cannot run: " + reason);
    System.exit(1);
  }
}
