package org.carrel.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What sign-ins by password cost, and what they cost others. */
record Passwords(Stage stage, Meter meter, Table table) {
  private static final String LOGIN = "/api/v2/auth/login?generate_token=true&create_session=false";
  private static final double PART_OF_BARE = 0.8;
  private static final int WRONG_AT_ONCE = 200;
  private static final int READERS = 4;
  private static final double CATALOGUE_P99 = 250;

  /** Logins for a second of CPU, against the same hash alone. */
  void right() throws IOException, SQLException, InterruptedException {
    double bare = BareHash.perCpuSecond(stage.catalogue().passwordHash(), meter.millis());
    table.note("floor: Argon2id alone", Bar.text("%.1f a CPU second", bare));
    Kind login =
        Kind.of("login by password", stage.carrel().target(), login(Owner.PASSWORD))
            .heldTo(Bar.perCpuSecond(PART_OF_BARE * bare));
    meter.warm(List.of(login)); // some hundred hashes pass before they are as fast as the bare ones
    table.addAll(meter.measure(List.of(login)));
  }

  /** Somebody reads while 200 clients try wrong passwords as fast as they can. */
  void wrong() throws IOException, InterruptedException {
    Kind guesses =
        Kind.of("wrong passwords", stage.carrel().target(), login("not the password"))
            .over(WRONG_AT_ONCE);
    Kind feed =
        stage
            .kind("all books during 200 wrong passwords", Call.get(Shelves.ALL))
            .over(READERS)
            .heldTo(Bar.p99AtMost(CATALOGUE_P99));
    try (LoadProcess attack = LoadProcess.start()) {
      CompletableFuture<LoadReport> attacked = attack.begin(guesses.order(4 * meter.millis()));
      Thread.sleep(meter.millis() / 2);
      table.addAll(List.of(Trial.first(feed, meter.round(feed)).then(meter.round(feed))));
      table.note("answers to the wrong passwords", attacked.join().statuses().toString());
    }
  }

  private static Call login(String password) {
    return Call.postJson(LOGIN, Owner.credentials(password));
  }
}
