package org.carrel.protocol.graphql;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.carrel.catalog.Happening;
import org.carrel.catalog.Happenings;
import org.carrel.catalog.Jobs;
import org.carrel.catalog.ScanProgress;
import org.carrel.catalog.Watch;
import org.carrel.http.graphql.Feed;
import org.carrel.http.graphql.Fields;
import org.carrel.identity.Caller;
import org.jspecify.annotations.Nullable;

/** What happens, for clients that watch. */
@Singleton
final class EventFields extends CoreSchema {
  private final Happenings happenings;
  private final Jobs jobs;

  @Inject
  EventFields(Happenings happenings, Jobs jobs) {
    super("events.graphqls");
    this.happenings = happenings;
    this.jobs = jobs;
  }

  @Override
  public void wire(Fields fields) {
    fields
        .subscription("readEvents", call -> feed(happenings.watch()))
        .union("CoreEvent", CommonFields::type);
  }

  private Feed feed(Watch watch) {
    return caller -> watch.next(caller).stream().map(news -> event(news, caller)).toList();
  }

  private Map<String, @Nullable Object> event(Happening news, Caller caller) {
    if (news instanceof Happening.ScanMoved moved) {
      return JobViews.update(moved.scan());
    }
    if (news instanceof Happening.ScanEnded ended) {
      return output(ended.scan(), caller);
    }
    if (news instanceof Happening.ScanBegun begun) {
      return Map.of(CommonFields.TYPE, "JobStarted", "id", begun.scan());
    }
    return news instanceof Happening.LibraryLost lost
        ? Map.of(CommonFields.TYPE, "DiscoveredMissingLibrary", "id", lost.library())
        : ofBooks(news);
  }

  private static Map<String, @Nullable Object> ofBooks(Happening news) {
    if (news instanceof Happening.BookCame came) {
      return Map.of(
          CommonFields.TYPE,
          "CreatedMedia",
          "id",
          came.book(),
          "seriesId",
          came.series(),
          "libraryId",
          came.library());
    }
    if (news instanceof Happening.SeriesCame came) {
      return Map.of(
          CommonFields.TYPE,
          "CreatedManySeries",
          "count",
          came.count(),
          "libraryId",
          came.library());
    }
    Happening.BooksCame came = (Happening.BooksCame) news;
    return Map.of(
        CommonFields.TYPE,
        "CreatedOrUpdatedManyMedia",
        "count",
        came.count(),
        "seriesId",
        came.series(),
        "libraryId",
        came.library());
  }

  private Map<String, @Nullable Object> output(ScanProgress scan, Caller caller) {
    Jobs.Output output =
        jobs.outputs(caller, List.<UUID>of(scan.id()))
            .getOrDefault(scan.id(), new Jobs.Output(scan, 0, 0, 0));
    return Map.of(
        CommonFields.TYPE, "JobOutput", "id", scan.id(), "output", JobViews.output(output));
  }
}
