package org.carrel.catalog;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.benmanes.caffeine.cache.Ticker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.carrel.access.Policy;
import org.carrel.catalog.Part.Range;
import org.carrel.failure.Failure;
import org.carrel.format.SampleBooks;
import org.carrel.format.SampleBooks.Facts;
import org.carrel.identity.Caller;
import org.carrel.identity.Permission;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobsTest {
  private static final Caller ADMIN = Callers.administrator();

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  private final Shelf shelf = new Shelf();
  private final Ticker ticker = () -> TimeUnit.MILLISECONDS.toNanos(shelf.clock.millis());
  private final LibraryAnswers answers =
      new LibraryAnswers(shelf.rows, shelf.database.transactions());
  private final Jobs jobs =
      new Jobs(shelf.rows, shelf.database.transactions(), new Policy(), shelf.clock);
  private final Schedules schedules =
      new Schedules(shelf.rows, answers, shelf.database.transactions(), new Policy(), shelf.clock);

  @SuppressWarnings("NullAway.Init")
  private ScanBench bench;

  @SuppressWarnings("NullAway.Init")
  private Path books;

  @SuppressWarnings("NullAway.Init")
  private UUID library;

  @BeforeEach
  void lay() throws IOException {
    books = Files.createDirectories(folder.resolve("books"));
    bench = new ScanBench(shelf, folder.resolve("data"));
    library = bench.libraries.create(ADMIN, "Books", books);
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  private void book(String name, String series) throws IOException {
    Files.createDirectories(books.resolve(series));
    SampleBooks.epub(
        books.resolve(series).resolve(name + ".epub"), Facts.of(name, "Ana").in(series, "1"));
  }

  private UUID scan() {
    UUID id = bench.scans.request(ADMIN, library).id();
    bench.run(bench.lease.claim().orElseThrow());
    return id;
  }

  @Test
  void aScanIsAJob() throws IOException {
    book("one", "Saga");
    book("two", "Saga");
    UUID id = scan();

    assertThat(jobs.list(ADMIN, Range.MANY).items())
        .extracting(ScanProgress::id)
        .containsExactly(id);
    Jobs.Output output = requireNonNull(jobs.outputs(ADMIN, List.of(id)).get(id));
    assertThat(output.folders()).isEqualTo(1);
    assertThat(output.newSeries()).isEqualTo(1);
    assertThat(output.scan().added()).isEqualTo(2);
  }

  @Test
  void aJobTellsOfSeriesThatAreSeenOnly() throws IOException {
    book("one", "Saga");
    SampleBooks.epub(
        books.resolve("two.epub"), Facts.of("two", "Ana").in("Grim", "1").tagged("Horror"));
    UUID id = scan();

    assertThat(newSeries(ADMIN, id)).isEqualTo(2);
    assertThat(newSeries(Callers.ruled(Permission.READ_JOBS), id)).isEqualTo(1);
  }

  private int newSeries(Caller by, UUID id) {
    return requireNonNull(jobs.outputs(by, List.of(id)).get(id)).newSeries();
  }

  @Test
  void forgetsJobs() {
    UUID ended = scan();
    UUID waiting = bench.scans.request(ADMIN, library).id();

    assertThat(jobs.removeHistory(ADMIN)).isEqualTo(1);
    assertThat(jobs.find(ADMIN, ended)).isEmpty();
    assertThatThrownBy(() -> jobs.remove(ADMIN, waiting, false)).hasMessageContaining("under way");
    jobs.remove(ADMIN, waiting, true);
    assertThat(jobs.list(ADMIN, Range.MANY).total()).isZero();
  }

  @Test
  void schedulesAreCarriedOutOnceBySomeNode() {
    ScheduledScan made =
        schedules.create(
            ADMIN, new ScheduledScan.Terms("Nightly", "0 3 * * *", List.of(library), null));
    ScheduleRounds one = rounds();
    ScheduleRounds other = rounds();
    one.round();
    assertThat(bench.lease.claim()).isEmpty();

    shelf.clock.pass(Duration.ofDays(1));
    one.round();
    bench.run(bench.lease.claim().orElseThrow());
    other.round();

    assertThat(bench.lease.claim()).isEmpty();
    assertThat(schedules.list(ADMIN).get(0).lastRun()).isNotNull();
    schedules.update(ADMIN, made.id(), new ScheduledScan.Terms(null, null, null, false));
    shelf.clock.pass(Duration.ofDays(2));
    one.round();
    assertThat(bench.lease.claim()).isEmpty();
    schedules.remove(ADMIN, made.id());
    assertThat(schedules.list(ADMIN)).isEmpty();
  }

  @SuppressWarnings("NullAway")
  private ScheduleRounds rounds() {
    return new ScheduleRounds(
        null, shelf.rows, bench.scans, shelf.database.transactions(), shelf.clock);
  }

  @Test
  void refusesSchedulesOfWhatIsNotThere() {
    for (List<UUID> of : List.of(List.<UUID>of(), List.of(UUID.randomUUID()))) {
      ScheduledScan.Terms terms = new ScheduledScan.Terms("x", "@daily", of, true);
      assertThatThrownBy(() -> schedules.create(ADMIN, terms)).isInstanceOf(Failure.class);
    }
  }

  private Happenings happenings() {
    return new Happenings(
        shelf.rows, answers, shelf.database.transactions(), new Policy(), shelf.clock, ticker);
  }

  private List<Happening> watched(Caller caller, Watch watch) {
    shelf.clock.pass(Duration.ofSeconds(1));
    return new ArrayList<>(watch.next(caller));
  }

  @Test
  void tellsWhatHappens() throws IOException {
    Watch watch = happenings().watch();
    shelf.clock.pass(Duration.ofSeconds(1));
    book("one", "Saga");
    UUID id = scan();

    assertThat(watched(ADMIN, watch))
        .hasExactlyElementsOfTypes(
            Happening.ScanBegun.class,
            Happening.ScanMoved.class,
            Happening.BookCame.class,
            Happening.SeriesCame.class,
            Happening.ScanEnded.class)
        .first()
        .isEqualTo(new Happening.ScanBegun(id));
    assertThat(watched(ADMIN, watch)).isEmpty();

    book("two", "Saga");
    book("three", "Saga");
    scan();
    assertThat(watched(ADMIN, watch))
        .filteredOn(Happening.BooksCame.class::isInstance)
        .singleElement()
        .extracting(news -> ((Happening.BooksCame) news).count())
        .isEqualTo(2);
  }

  @Test
  void tellsEverybodyOnlyWhatTheySee() throws IOException {
    Caller reader = Callers.reader(Permission.DOWNLOAD_FILE);
    Caller excluded = Callers.reader(Permission.READ_JOBS);
    Happenings happenings = happenings();
    Watch watch = happenings.watch();
    Watch hidden = happenings.watch();
    shelf.clock.pass(Duration.ofSeconds(1));
    book("one", "Saga");
    scan();

    assertThat(watched(reader, watch))
        .hasExactlyElementsOfTypes(Happening.BookCame.class, Happening.SeriesCame.class);
    exclude(excluded);
    assertThat(watched(excluded, hidden)).isEmpty();
    assertThat(jobs.list(excluded, Range.MANY).total()).isZero();
  }

  private void exclude(Caller caller) {
    shelf.sql(
        "INSERT INTO account (id, zid, username, username_key, role, permissions, active, locked,"
            + " self_registered, token_epoch, version, email_verified, unrated_hidden, created_at)"
            + " VALUES (?, '20260101000000', 'x', 'x', 'USER', '', 1, 0, 0, 0, 0, 0, 0, NOW())",
        caller.accountId().toString());
    shelf.sql(
        "INSERT INTO library_exclusion (account_id, library_id) VALUES (?, ?)",
        caller.accountId().toString(),
        library.toString());
  }

  @Test
  void scansTellTheirTroubles() throws IOException {
    List<ScanNote> notes = new ArrayList<>();
    bench.notes.observe(notes::add);
    Files.writeString(books.resolve("broken.epub"), "no book");
    scan();

    assertThat(notes)
        .extracting(ScanNote::weight)
        .containsExactly(ScanNote.Weight.WARN, ScanNote.Weight.INFO);
    assertThat(notes.get(0).context()).isEqualTo("broken.epub");
  }

  @Test
  void namesNoFileToWhomOneMayBeHiddenFrom() throws IOException {
    Files.writeString(books.resolve("broken.epub"), "no book");
    UUID ended = scan();
    bench.scans.request(ADMIN, library);
    Claim running = bench.lease.claim().orElseThrow();
    bench.lease.beat(running, 0, "broken.epub");

    assertThat(file(ADMIN, running)).isEqualTo("broken.epub");
    assertThat(bench.scans.problems(ADMIN, ended, 9).get(0).path()).isEqualTo("broken.epub");
    Permission[] all = {Permission.READ_JOBS, Permission.SCAN_LIBRARY};
    for (Caller limited : List.of(Callers.child(all), Callers.ruled(all))) {
      assertThat(file(limited, running)).isNull();
      assertThat(bench.scans.latest(limited, library).orElseThrow().currentFile()).isNull();
      assertThat(bench.scans.problems(limited, ended, 9).get(0).path()).isEmpty();
    }
  }

  private @Nullable String file(Caller caller, Claim running) {
    return jobs.find(caller, running.scan()).orElseThrow().currentFile();
  }

  @Test
  void tellsThoseWhoWatchNoNameOfAFileThatMayBeHidden() {
    Watch watch = happenings().watch();
    shelf.clock.pass(Duration.ofSeconds(1));
    bench.scans.request(ADMIN, library);
    bench.lease.beat(bench.lease.claim().orElseThrow(), 0, "secret.epub");

    assertThat(watched(Callers.ruled(Permission.READ_JOBS), watch))
        .filteredOn(Happening.ScanMoved.class::isInstance)
        .singleElement()
        .extracting(news -> ((Happening.ScanMoved) news).scan().currentFile())
        .isNull();
  }

  @Test
  void leavesLibrariesInAScheduleThatTheCallerDoesNotSee() throws IOException {
    Caller manager = Callers.reader(Permission.READ_JOBS, Permission.MANAGE_JOBS);
    UUID open =
        bench.libraries.create(ADMIN, "Open", Files.createDirectories(folder.resolve("open")));
    UUID other =
        bench.libraries.create(ADMIN, "Other", Files.createDirectories(folder.resolve("other")));
    int id =
        schedules
            .create(
                ADMIN, new ScheduledScan.Terms("Nightly", "@daily", List.of(library, open), true))
            .id();
    exclude(manager);

    schedules.update(manager, id, new ScheduledScan.Terms(null, null, List.of(other), null));

    assertThat(schedules.list(manager).get(0).libraries()).containsExactly(other);
    assertThat(schedules.list(ADMIN).get(0).libraries()).containsExactlyInAnyOrder(library, other);
  }

  @Test
  void aScheduleOfHiddenLibrariesAloneIsNotThere() {
    Caller manager = Callers.reader(Permission.READ_JOBS, Permission.MANAGE_JOBS);
    ScheduledScan.Terms terms =
        new ScheduledScan.Terms("Nightly", "@daily", List.of(library), true);
    int id = schedules.create(ADMIN, terms).id();
    exclude(manager);

    assertThat(schedules.list(manager)).isEmpty();
    assertThatThrownBy(() -> schedules.remove(manager, id)).hasMessageContaining("no such");
    assertThat(schedules.list(ADMIN)).hasSize(1);
  }
}
