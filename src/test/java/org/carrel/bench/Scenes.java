package org.carrel.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carrel.it.Client;
import org.carrel.it.RawRequest;

/** What is measured, group by group; the kinds of a group take turns. */
record Scenes(Stage stage, Meter meter, Table table) {
  private static final Pattern TAG = Pattern.compile("(?i)\\betag: (\\S+)");
  private static final double WAY_LIMIT = 1.3;
  private static final double SIZE_LIMIT = 1.5;
  private static final double FEED_MILLIS = 1.5;
  private static final int PAGE = 20;
  private static final double UNCHANGED_MILLIS = 0.3;
  private static final int WARM_UPS = 3;

  /**
   * Brings both servers to the same warmth, and makes sure that they show the same books.
   *
   * @throws IllegalStateException if one shows fewer
   */
  void warm() throws IOException {
    Call feed = Call.get(Shelves.ALL);
    Kind closed = stage.kind("warm", feed);
    Kind open = Kind.of("warm", stage.open().target(), feed);
    int shown = FeedPage.parse(new Client(stage.open().uri()).get(Shelves.ALL).bytes()).entries();
    if (shown != PAGE || stage.reader().page(Shelves.ALL).entries() != PAGE) {
      throw new IllegalStateException("a guest sees %d books of %d".formatted(shown, PAGE));
    }
    meter.warm(List.of(closed, open));
  }

  /** What the container itself costs. */
  void floor() throws IOException {
    Target target = stage.carrel().target();
    measure(
        List.of(
            Kind.of("floor: servlet, 2 bytes", target, Call.get("/floor/2")),
            Kind.of("floor: servlet, 20 kB", target, Call.get("/floor/20000")),
            Kind.of("floor: JAX-RS", target, Call.get("/floor/rest/constant"))));
  }

  /** One feed by every way in, against the same without authentication. */
  void waysIn(String list, String path) throws IOException {
    String off = list + ", authentication off";
    List<Kind> kinds = new ArrayList<>();
    kinds.add(Kind.of(off, stage.open().target(), Call.get(path)));
    for (Owner.Way way : stage.owner().ways()) {
      Call call = way.sign().apply(Call.get(path));
      kinds.add(
          Kind.of(list + ", " + way.name(), stage.carrel().target(), call)
              .heldTo(Bar.cpuAtMost(FEED_MILLIS), Bar.timesServer(WAY_LIMIT, off)));
    }
    measure(kinds);
  }

  /** As those are told it who are the load: it depends on the host that they name. */
  private String tag(String path) {
    Call call = stage.owner().session().sign().apply(Call.get(path)).with("Connection: close");
    String answer =
        RawRequest.send(stage.carrel().uri(), new String(call.bytes(), StandardCharsets.UTF_8));
    Matcher tag = TAG.matcher(answer);
    if (!tag.find()) {
      throw new IllegalStateException(path + " has no tag");
    }
    return tag.group(1);
  }

  /** What does not depend on the size of the catalogue. */
  void constants() throws IOException {
    Reader reader = stage.reader();
    String cover = reader.cover(Shelves.ALL);
    String file = reader.link(Shelves.ALL, "http://opds-spec.org/acquisition");
    String tag = "If-None-Match: " + tag(Shelves.ALL);
    measure(
        List.of(
            stage
                .kind("all books, unchanged (304)", Call.get(Shelves.ALL).with(tag))
                .answering(304)
                .heldTo(Bar.cpuAtMost(UNCHANGED_MILLIS)),
            stage
                .kind("cover, %,d bytes".formatted(reader.bytes(cover)), Call.get(cover))
                .heldTo(Bar.perCpuSecond(10_000)),
            stage
                .kind("file, %,d bytes".formatted(reader.bytes(file)), Call.get(file))
                .heldTo(Bar.perCpuSecond(3_000)),
            stage.kind("me", Call.get("/api/v2/auth/me"))));
  }

  /** Brings the server that remembers nothing to where it stays, by a mixture of all. */
  void warmShelves() throws IOException {
    List<String> all =
        Shelves.of(stage.catalogue(), stage.forgetfulReader()).values().stream()
            .flatMap(List::stream)
            .toList();
    for (int i = 0; i < WARM_UPS; i++) {
      meter.warm(List.of(stage.forgetfulKind("warm", all)));
    }
  }

  /** Every list at the size that the catalogue has now, each page made anew. */
  void shelves() throws IOException {
    measure(shelfKinds().values().stream().toList());
  }

  /** The same, held against the rows of another size. */
  void shelvesAgainst(int otherSize) throws IOException {
    List<Kind> kinds = new ArrayList<>();
    shelfKinds()
        .forEach(
            (list, kind) ->
                kinds.add(kind.alsoHeldTo(Bar.timesBoth(SIZE_LIMIT, sized(list, otherSize)))));
    measure(kinds);
  }

  private Map<String, Kind> shelfKinds() {
    Map<String, Kind> kinds = new LinkedHashMap<>();
    int size = stage.catalogue().books();
    Shelves.of(stage.catalogue(), stage.forgetfulReader())
        .forEach((list, paths) -> kinds.put(list, shelfKind(list, size, paths)));
    return kinds;
  }

  private Kind shelfKind(String list, int size, List<String> paths) {
    Kind kind = stage.forgetfulKind(sized(list, size), paths);
    return list.equals(Shelves.COVER) ? kind : kind.heldTo(Bar.cpuAtMost(FEED_MILLIS));
  }

  private static String sized(String list, int books) {
    return Bar.text("%s, %,d books", list, books);
  }

  private void measure(List<Kind> kinds) throws IOException {
    table.addAll(meter.measure(kinds));
  }
}
