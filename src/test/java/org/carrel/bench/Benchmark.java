package org.carrel.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** A whole run: sets the stage, plays every scene and prints the table. */
public final class Benchmark {
  private static final double LAUNCH_SECONDS = 45;
  private static final double SERVER_SECONDS = 25;
  private static final double MEGABYTES = 700;

  private final Plan plan;
  private final Table table = new Table();
  private final long start = System.nanoTime();

  private Benchmark(Plan plan) {
    this.plan = plan;
  }

  public static void main(String[] arguments)
      throws IOException, SQLException, InterruptedException {
    new Benchmark(Plan.of(arguments)).run();
    System.exit(0);
  }

  private void run() throws IOException, SQLException, InterruptedException {
    try {
      playAll();
    } finally {
      String report = report();
      Files.writeString(plan.folder().resolveSibling("bench.md"), report);
      say(report);
    }
  }

  private void playAll() throws IOException, SQLException, InterruptedException {
    if (!plan.playsScansOnly()) {
      say("starting three servers");
      try (Stage stage = Stage.set(plan.folder())) {
        play(stage);
      }
    }
    if (plan.plays(Plan.SCAN)) {
      say(Bar.text("scans of %,d files", plan.files()));
      new ScanScenes(plan.folder().resolveSibling("bench-scan"), plan.files(), table).play();
    }
  }

  private void play(Stage stage) throws IOException, SQLException, InterruptedException {
    Residence residence = new Residence();
    Meter meter =
        new Meter(stage.load(), stage.database(), plan.millis(), plan.mostRounds(), residence);
    Scenes scenes = new Scenes(stage, meter, table);
    grow(stage, plan.smallCatalogue());
    if (plan.plays("ways")) {
      say("the ways in");
      scenes.warm();
      scenes.waysIn("all books", Shelves.ALL);
      scenes.waysIn("recent books", Shelves.RECENT);
    }
    if (plan.plays("rest")) {
      say("the rest");
      scenes.floor();
      scenes.constants();
    }
    if (plan.plays("shelves")) {
      shelves(stage, scenes);
    }
    if (plan.plays("graphql")) {
      say("GraphQL");
      grow(stage, plan.largeCatalogue());
      new GraphQlScenes(stage, meter, table).play();
    }
    if (plan.plays("tokens")) {
      say("tokens");
      new TokenScenes(stage, meter, table).play();
    }
    if (plan.plays("images")) {
      say("images");
      new ImageScenes(stage, meter, table).play();
    }
    if (plan.plays("passwords")) {
      say("passwords");
      Passwords passwords = new Passwords(stage, meter, table);
      passwords.right();
      passwords.wrong();
    }
    summary(stage.carrel(), residence);
  }

  private void shelves(Stage stage, Scenes scenes) throws IOException, SQLException {
    say("the shelves");
    scenes.warmShelves();
    scenes.shelves();
    grow(stage, plan.largeCatalogue());
    scenes.shelvesAgainst(plan.smallCatalogue());
  }

  private void grow(Stage stage, int books) throws SQLException {
    say(Bar.text("growing the catalogue to %,d books", books));
    stage.catalogue().growTo(books);
  }

  private void summary(RunningCarrel carrel, Residence residence) throws IOException {
    table.add("RSS under load", Verdict.atMost("MB", MEGABYTES, residence.megabytes()));
    table.note(
        "RSS at its highest, start included",
        Bar.text("%.0f MB", carrel.server().mostResidentMegabytes()));
    table.add(
        "launcher to ready, on an empty data folder",
        Verdict.atMost("s", LAUNCH_SECONDS, seconds(carrel.launchTime())));
    table.add(
        "of which the server", Verdict.atMost("s", SERVER_SECONDS, seconds(carrel.serverTime())));
  }

  private String report() throws IOException {
    return """
        %s, %s, Payara Micro with -Xmx480m. The run took %d minutes.

        %s"""
        .formatted(
            LocalDate.now(ZoneOffset.UTC),
            Machine.here(),
            Math.round(seconds(Duration.ofNanos(System.nanoTime() - start)) / 60),
            table);
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }

  @SuppressWarnings("SystemOut")
  private static void say(String line) {
    System.out.println(line);
  }
}
