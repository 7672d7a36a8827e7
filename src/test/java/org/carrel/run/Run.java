package org.carrel.run;

/**
 * The run command: an embedded MariaDB (or the one named by {@code CARREL_DB_HOST}), Payara Micro
 * with the WAR, and one line once a request has really answered. Whatever it started, it stops.
 */
public final class Run {
  private final StopSequence sequence;

  private Run(StopSequence sequence) {
    this.sequence = sequence;
  }

  public static void main(String[] arguments) {
    Run run = new Run(StopSequence.atExit());
    try {
      run.serve(RunSettings.from(System.getenv()));
    } catch (Exception e) {
      if (!run.sequence.stopping()) {
        complain("cannot run: " + reason(e));
        System.exit(1);
      }
    }
  }

  private void serve(RunSettings settings) throws Exception {
    sequence.start(() -> DataFolder.hold(settings.data()));
    Server.stopLeftover(settings);
    if (Ports.isTaken(settings.port())) {
      throw new CannotRun("port " + settings.port() + " is in use (CARREL_PORT)");
    }
    DatabaseAddress database = database(settings);
    Server server = sequence.start(() -> Server.launch(settings, database));
    server.awaitReady();
    server.notice().ifPresent(Run::note);
    print("Carrel is ready: http://localhost:" + settings.port() + "/");
    server.awaitEnd();
    throw new CannotRun("the server ended by itself (see " + settings.log() + ")");
  }

  private DatabaseAddress database(RunSettings settings) throws Exception {
    if (settings.givenDatabase().isPresent()) {
      return settings.givenDatabase().get().tried();
    }
    DatabaseFiles files = DatabaseFiles.in(settings.data().resolve("mariadb"));
    EmbeddedDatabase database = sequence.start(() -> EmbeddedDatabase.launch(files));
    database.awaitAnswer();
    return database.address();
  }

  /** One line, whatever it was. */
  private static String reason(Exception e) {
    String said = e.getMessage() == null ? e.toString() : e.getMessage();
    return said.lines().findFirst().orElse("unknown");
  }

  @SuppressWarnings("SystemOut")
  private static void print(String line) {
    System.out.println(line);
  }

  static void complain(String line) {
    note("Carrel " + line);
  }

  /** Standard output has the ready line alone. */
  @SuppressWarnings("SystemOut")
  private static void note(String line) {
    System.err.println(line);
  }
}
