package org.carrel.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.carrel.run.FileTree;

/**
 * Scans of real files, by a server and a database of their own: how fast, how evenly, what readers
 * feel of it, and what is left when the server is killed in the middle.
 */
final class ScanScenes {
  private static final int OF_RECORD = 100_000;
  private static final double PER_SECOND = 150;
  private static final double GROWTH = 1.3;
  private static final double RESCAN_SECONDS = 60;
  private static final double BUSY_MILLIS = 250;
  private static final double LARGE_MILLIS = 50;
  private static final long WARM_MILLIS = 10_000;
  private static final long ASKED_MILLIS = 5_000;

  private final Path folder;
  private final int files;
  private final Table table;

  ScanScenes(Path folder, int files, Table table) {
    this.folder = folder;
    this.files = files;
    this.table = table;
  }

  void play() throws IOException, InterruptedException, SQLException {
    FileTree.delete(folder);
    Files.createDirectories(folder);
    Launch launch =
        new Launch(
            folder.resolve("data"), FloorServer.jar(folder), Map.of("CARREL_CATALOG_KEPT", "0"));
    Path books = SmallEpubs.write(folder.resolve("books"), 0, files);
    Path more = SmallEpubs.write(folder.resolve("more"), files, files + files / 5);
    ScanServer server = ScanServer.start(launch);
    try {
      whole(server, books);
      large(server);
      server = busyAndKilled(server, launch, more);
    } finally {
      server.carrel().stop();
    }
  }

  private void whole(ScanServer server, Path books) throws InterruptedException {
    double before = server.cpuMillis();
    ScanServer.Scan scan = server.library("Books", books);
    ScanTimes first = server.follow(scan, ScanServer.State::isOver);
    double each = (server.cpuMillis() - before) / files;
    String size = Bar.text("%,d small EPUBs", files);
    table.add(
        "first scan of " + size,
        new Verdict(
            Bar.text("%.0f of at least %.0f files/s", first.perSecond(), PER_SECOND),
            first.perSecond() >= PER_SECOND));
    table.note(
        "CPU of it, server and MariaDB",
        Bar.text("%.1f ms a file: two cores to themselves do %.0f a second", each, 2_000 / each));
    table.add("its last tenth beside its first", Verdict.atMost("times", GROWTH, first.growth()));
    ScanTimes again = server.follow(server.scan(scan), ScanServer.State::isOver);
    table.add(
        "scan of " + size + ", unchanged",
        Verdict.atMost("s", Math.max(5, RESCAN_SECONDS * files / OF_RECORD), again.seconds()));
  }

  private void large(ScanServer server) throws IOException {
    String search = "/opds/v1.2/search/feed?search=";
    List<String> rare =
        IntStream.range(0, 40).mapToObj(i -> search + SmallEpubs.word(i * (files / 40))).toList();
    List<String> deep =
        IntStream.range(0, 40)
            .mapToObj(i -> Shelves.ALL + "?page_size=20&page=" + (1 + i * (files / 20) / 40))
            .toList();
    Reader reader = server.reader();
    List<String> authors = rare.stream().map(at -> reader.related(at, "Author")).toList();
    warm(server, "first pages, one client", List.of(Shelves.ALL, Shelves.RECENT));
    warm(server, "search, one client", rare);
    warm(server, "books of an author, one client", authors);
    warm(server, "books by a facet, one client", Shelves.spread(reader.page(Shelves.ALL).facets()));
    warm(server, "page anywhere by number, one client", deep);
  }

  private void warm(ScanServer server, String row, List<String> paths) throws IOException {
    client(server, paths).ask(WARM_MILLIS);
    table.add(
        Bar.text("%s, %,d books", row, files),
        client(server, paths).ask(ASKED_MILLIS).p99(LARGE_MILLIS));
  }

  private static OneClient client(ScanServer server, List<String> paths) {
    return new OneClient(server.carrel(), server.owner(), paths);
  }

  /** The server that goes on after the kill. */
  private ScanServer busyAndKilled(ScanServer server, Launch launch, Path more)
      throws IOException, InterruptedException, SQLException {
    ScanServer.Scan scan = server.library("More", more);
    server.follow(scan, state -> state.phase().equals("READING"));
    OneClient client = client(server, List.of(Shelves.ALL, Shelves.RECENT));
    Thread asking = client.askNowAndThen();
    server.follow(scan, state -> state.isPast(0.5));
    client.stop();
    asking.join();
    table.add("feeds while a scan runs, one client", client.p99(BUSY_MILLIS));
    boolean middle = !server.state(scan).isOver();
    server.carrel().server().process().destroyForcibly();
    server.carrel().stop();
    ScanServer next = server.again(launch);
    ScanTimes rest = next.follow(scan, ScanServer.State::isOver);
    Catalogue catalogue = new Catalogue(next.carrel().databaseAddress());
    String outcome =
        Bar.text(
            "%s after %.0f s, %,d books of %,d files, %,d of them different",
            rest.last().state(),
            rest.seconds(),
            catalogue.listed(),
            files + files / 5,
            catalogue.differentFiles());
    table.add(
        "killed (-9) in the middle of a scan and started again",
        new Verdict(
            outcome,
            middle
                && rest.last().state().equals("DONE")
                && catalogue.listed() == files + files / 5
                && catalogue.differentFiles() == catalogue.listed()));
    return next;
  }
}
