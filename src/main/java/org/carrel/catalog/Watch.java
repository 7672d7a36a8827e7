package org.carrel.catalog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.carrel.catalog.Happenings.Written;
import org.carrel.identity.Caller;
import org.carrel.identity.Permission;

/**
 * One who watches. Of scans only those are told who may read jobs; of books everybody is who sees
 * them. One thread at a time.
 */
public final class Watch {
  private final Happenings happenings;
  private final Instant begin;
  private final Map<UUID, Instant> written = new HashMap<>();
  private Map<UUID, ScanProgress> known;

  Watch(Happenings happenings, Instant begin) {
    this.happenings = happenings;
    this.begin = begin;
    this.known = byId(happenings.recentScans());
  }

  private static Map<UUID, ScanProgress> byId(List<ScanProgress> scans) {
    return scans.stream()
        .collect(
            Collectors.toMap(
                ScanProgress::id, Function.identity(), (one, other) -> other, LinkedHashMap::new));
  }

  /** What is new since the last time. */
  public List<Happening> next(Caller caller) {
    Map<UUID, ScanProgress> now = byId(happenings.recentScans());
    List<ScanProgress> moved =
        now.values().stream().filter(scan -> !scan.equals(known.get(scan.id()))).toList();
    Set<UUID> seen =
        happenings.visible(caller, moved.stream().map(ScanProgress::libraryId).toList());
    List<Happening> news = new ArrayList<>();
    for (ScanProgress scan : moved) {
      if (seen.contains(scan.libraryId())) {
        tell(caller, scan, news);
      }
    }
    known = now;
    return news;
  }

  private void tell(Caller caller, ScanProgress scan, List<Happening> news) {
    ScanProgress before = known.get(scan.id());
    boolean jobs = caller.may(Permission.READ_JOBS);
    if (jobs && scan.started() != null && (before == null || before.started() == null)) {
      news.add(new Happening.ScanBegun(scan.id()));
    }
    if (jobs) {
      news.add(new Happening.ScanMoved(happenings.seen(caller, scan)));
    }
    if (written(scan) > (before == null ? 0 : written(before))) {
      tellBooks(caller, scan.libraryId(), news);
    }
    if (scan.finished() != null && (before == null || before.finished() == null)) {
      tellEnd(caller, scan, jobs, news);
    }
  }

  private static int written(ScanProgress scan) {
    return scan.added() + scan.changed() + scan.moved();
  }

  private void tellBooks(Caller caller, UUID library, List<Happening> news) {
    Instant since = written.getOrDefault(library, begin);
    for (Written of : happenings.written(caller, library, since)) {
      UUID one = of.one();
      news.add(
          one == null
              ? new Happening.BooksCame(of.count(), of.series(), library)
              : new Happening.BookCame(one, of.series(), library));
      written.merge(library, of.latest(), (a, b) -> a.isAfter(b) ? a : b);
    }
  }

  private void tellEnd(Caller caller, ScanProgress scan, boolean jobs, List<Happening> news) {
    int series = happenings.newSeries(caller, scan);
    if (series > 0) {
      news.add(new Happening.SeriesCame(series, scan.libraryId()));
    }
    if (scan.state() == ScanState.FAILED && happenings.isLost(caller, scan.libraryId())) {
      news.add(new Happening.LibraryLost(scan.libraryId()));
    }
    if (jobs) {
      news.add(new Happening.ScanEnded(happenings.seen(caller, scan)));
    }
  }
}
