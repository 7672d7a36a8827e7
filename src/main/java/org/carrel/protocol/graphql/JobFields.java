package org.carrel.protocol.graphql;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.carrel.access.Policy;
import org.carrel.catalog.Jobs;
import org.carrel.catalog.LibraryAnswers;
import org.carrel.catalog.LibraryDetail;
import org.carrel.catalog.ScanProgress;
import org.carrel.catalog.ScheduledScan;
import org.carrel.catalog.Schedules;
import org.carrel.failure.Failure;
import org.carrel.http.graphql.Call;
import org.carrel.http.graphql.Fields;
import org.carrel.http.graphql.Input;
import org.carrel.http.graphql.Loader;
import org.carrel.journal.Journal;
import org.jspecify.annotations.Nullable;

/** Scans as jobs, and their schedules. */
@Singleton
final class JobFields extends CoreSchema {
  private final Jobs jobs;
  private final Schedules schedules;
  private final Journal journal;
  private final LibraryAnswers libraries;
  private final Policy policy;

  @Inject
  JobFields(
      Jobs jobs, Schedules schedules, Journal journal, LibraryAnswers libraries, Policy policy) {
    super("jobs.graphqls");
    this.jobs = jobs;
    this.schedules = schedules;
    this.journal = journal;
    this.libraries = libraries;
    this.policy = policy;
  }

  @Override
  public void wire(Fields fields) {
    fields
        .query("jobs", call -> Paging.page(call, range -> jobs.list(call.caller(), range)))
        .query("jobById", call -> jobs.find(call.caller(), parsed(call)).orElse(null))
        .query("scheduledJobs", call -> schedules.list(call.caller()))
        .mutation("cancelJob", call -> jobs.cancel(call.caller(), parsed(call)))
        .mutation("deleteJob", this::delete)
        .mutation("deleteJobHistory", call -> affected(jobs.removeHistory(call.caller())))
        .mutation(
            "deleteJobLogs", call -> affected(journal.removeOfJob(call.caller(), parsed(call))))
        .mutation(
            "createScheduledJob",
            call ->
                schedules.create(
                    call.caller(), terms(call.arguments().input("input").orElseThrow())))
        .mutation("updateScheduledJob", this::update)
        .mutation("deleteScheduledJob", this::deleteSchedule)
        .union("CoreJobOutput", CommonFields::type);
    wireJob(fields);
    wireSchedule(fields);
  }

  private void wireJob(Fields fields) {
    Loader<UUID, LibraryDetail> scanned =
        new Loader<>("library of a job", (by, ids) -> libraries.byId(policy.visibility(by), ids));
    Loader<UUID, Integer> counts =
        new Loader<>("logs of a job", (by, ids) -> journal.countOfJobs(ids));
    fields
        .of("Job", ScanProgress.class)
        .plain("name", job -> "library_scan")
        .viewed(
            "description", ScanProgress::libraryId, scanned, library -> "Scan of " + library.name())
        .plain("status", job -> JobViews.status(job.state()))
        .plain("msElapsed", job -> jobs.elapsed(job).toMillis())
        .plain("createdAt", ScanProgress::requested)
        .plain("completedAt", ScanProgress::finished)
        .plain("saveState", job -> null)
        .viewed(
            "outputData",
            ScanProgress::id,
            new Loader<UUID, Jobs.Output>("output of a job", jobs::outputs),
            output -> JobViews.output(output))
        .listed("logs", ScanProgress::id, journal::ofJobs)
        .viewed("logCount", ScanProgress::id, counts, count -> count);
  }

  private static void wireSchedule(Fields fields) {
    fields
        .of("ScheduledJob", ScheduledScan.class)
        .plain("kind", schedule -> "LIBRARY_SCAN")
        .plain(
            "config",
            schedule ->
                Map.of("libraryIds", schedule.libraries().stream().map(UUID::toString).toList()))
        .plain("createdAt", ScheduledScan::created)
        .plain("lastRunAt", ScheduledScan::lastRun)
        .plain("nextRunAt", ScheduledScan::nextRun);
  }

  private static UUID parsed(Call call) {
    return Ids.parsed(call.text("id"));
  }

  private boolean delete(Call call) {
    jobs.remove(call.caller(), parsed(call), call.arguments().flag("force"));
    return true;
  }

  private static Map<String, Object> affected(int count) {
    return Map.of("affectedRows", count);
  }

  private ScheduledScan update(Call call) {
    return schedules.update(
        call.caller(), id(call), terms(call.arguments().input("input").orElseThrow()));
  }

  private boolean deleteSchedule(Call call) {
    schedules.remove(call.caller(), id(call));
    return true;
  }

  private static int id(Call call) {
    return call.arguments().number("id").orElseThrow();
  }

  private static ScheduledScan.Terms terms(Input input) {
    return new ScheduledScan.Terms(
        input.text("name").orElse(null),
        input.text("schedule").orElse(null),
        input.input("config").map(JobFields::libraries).orElse(null),
        input.<Boolean>find("enabled").orElse(null));
  }

  private static @Nullable List<UUID> libraries(Input config) {
    Input scan =
        config
            .input("libraryScan")
            .orElseThrow(
                () -> Failure.invalid("There are no metadata providers here to ask again."));
    return scan.<String>list("libraryIds").stream().map(Ids::of).toList();
  }
}
