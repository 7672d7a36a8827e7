package org.carrel.protocol.graphql;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.carrel.access.Policy;
import org.carrel.access.Visibility;
import org.carrel.catalog.LibraryDetail;
import org.carrel.catalog.SeriesEntry;
import org.carrel.catalog.Tallies;
import org.carrel.catalog.Tallies.Tally;
import org.carrel.http.graphql.Call;
import org.carrel.http.graphql.Fields;
import org.carrel.identity.Account;
import org.carrel.identity.Accounts;
import org.carrel.identity.Caller;
import org.carrel.identity.Permission;
import org.carrel.reading.ReadingTotal;
import org.carrel.reading.ReadingTotals;

/** How much there is, and how much of it was read. */
@Singleton
final class StatsFields extends CoreSchema {
  private static final int TOP = 10;
  private static final int MOST = 100;

  private final Tallies tallies;
  private final ReadingTotals totals;
  private final Accounts accounts;
  private final Policy policy;

  @Inject
  StatsFields(Tallies tallies, ReadingTotals totals, Accounts accounts, Policy policy) {
    super("stats.graphqls");
    this.tallies = tallies;
    this.totals = totals;
    this.accounts = accounts;
    this.policy = policy;
  }

  /** What the types {@code LibraryStats} and {@code SeriesStats} show. */
  private record Stats(Tally there, ReadingTotal read) {}

  /** Of whose reading the stats of something tell: the caller's or everybody's. */
  private record Wanted(UUID of, boolean everybody) {
    static Wanted of(UUID id, Call call) {
      return new Wanted(id, call.<Boolean>argument("allUsers").orElse(false));
    }
  }

  @Override
  public void wire(Fields fields) {
    fields
        .query("librariesStats", this::all)
        .query("finishedReadingSessionCount", call -> everywhere(call.caller()).finished())
        .query("activeReadingSessionCount", call -> everywhere(call.caller()).underWay())
        .query("topReaders", this::topReaders);
    fields
        .of("Library", LibraryDetail.class)
        .batched(
            "stats",
            (library, call) -> Wanted.of(library.id(), call),
            (caller, wanted) -> stats(caller, wanted, tallies::ofLibraries, totals::ofLibraries));
    fields
        .of("Series", SeriesEntry.class)
        .batched(
            "stats",
            (series, call) -> Wanted.of(series.id(), call),
            (caller, wanted) -> stats(caller, wanted, tallies::ofSeries, totals::ofSeries));
    fields
        .of("User", Account.class)
        .batched("finishedReadingSessionsCount", Account::id, this::finished);
    wireStats(fields, "LibraryStats");
    wireStats(fields, "SeriesStats");
  }

  private static void wireStats(Fields fields, String type) {
    fields
        .of(type, Stats.class)
        .plain("bookCount", stats -> stats.there().books())
        .plain("totalBytes", stats -> stats.there().bytes())
        .plain("completedBooks", stats -> stats.read().finished())
        .plain("inProgressBooks", stats -> stats.read().underWay())
        .plain("totalReadingTimeSeconds", stats -> stats.read().seconds());
    if (type.equals("LibraryStats")) {
      fields.of(type, Stats.class).plain("seriesCount", stats -> stats.there().series());
    }
  }

  private Stats all(Call call) {
    return new Stats(
        tallies.all(policy.visibility(call.caller())), totals.all(call.caller(), false));
  }

  /** Everybody's reading for those who may know it, else one's own. */
  private ReadingTotal everywhere(Caller caller) {
    return totals.all(caller, caller.may(Permission.READ_USERS));
  }

  private interface Counting {
    Map<UUID, Tally> of(Visibility visibility, Collection<UUID> ids);
  }

  private interface Reading {
    Map<UUID, ReadingTotal> of(Caller caller, boolean everybody, Collection<UUID> ids);
  }

  private Map<Wanted, Stats> stats(
      Caller caller, Set<Wanted> wanted, Counting counting, Reading reading) {
    Map<Wanted, Stats> found = new HashMap<>();
    wanted.stream()
        .collect(Collectors.groupingBy(Wanted::everybody))
        .forEach(
            (everybody, some) -> {
              List<UUID> ids = some.stream().map(Wanted::of).toList();
              Map<UUID, Tally> there = counting.of(policy.visibility(caller), ids);
              Map<UUID, ReadingTotal> read = reading.of(caller, everybody, ids);
              some.forEach(
                  one ->
                      found.put(
                          one,
                          new Stats(
                              there.getOrDefault(one.of(), Tally.NONE),
                              read.getOrDefault(one.of(), ReadingTotal.NONE))));
            });
    return found;
  }

  private Map<UUID, Long> finished(Caller caller, Set<UUID> readers) {
    Map<UUID, Long> finished = new HashMap<>(totals.finishedBy(caller, readers));
    readers.forEach(reader -> finished.putIfAbsent(reader, 0L));
    return finished;
  }

  private List<Account> topReaders(Call call) {
    int most = Math.min(call.arguments().number("take").orElse(TOP), MOST);
    return totals.topReaders(call.caller(), most).stream()
        .map(accounts::find)
        .flatMap(Optional::stream)
        .toList();
  }
}
