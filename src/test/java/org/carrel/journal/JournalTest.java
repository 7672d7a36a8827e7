package org.carrel.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.carrel.access.Policy;
import org.carrel.catalog.Condition;
import org.carrel.catalog.Condition.Compare;
import org.carrel.catalog.Condition.Operator;
import org.carrel.catalog.Part.Range;
import org.carrel.catalog.Question;
import org.carrel.catalog.ScanNote;
import org.carrel.catalog.ScannedLibrary;
import org.carrel.failure.Failure;
import org.carrel.identity.Caller;
import org.carrel.identity.ContentRule;
import org.carrel.identity.ContentRule.Dimension;
import org.carrel.identity.ContentRule.Mode;
import org.carrel.identity.Limits;
import org.carrel.identity.Permission;
import org.carrel.identity.Proof;
import org.carrel.identity.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  private static final Question ANYTHING = new Question(Condition.ANYTHING, List.of());

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  private static Caller caller(boolean owner, Permission... permissions) {
    return caller(owner, Limits.NONE, permissions);
  }

  private static Caller caller(boolean owner, Limits limits, Permission... permissions) {
    return new Caller(
        new UUID(0, 9),
        "somebody",
        owner ? Role.ADMIN : Role.USER,
        owner,
        Set.of(permissions),
        Set.of(),
        Proof.NONE,
        false,
        "",
        0,
        limits);
  }

  @SuppressWarnings("NullAway")
  private static Journal journal(ScannedLibrary library) {
    return new Journal(
        library.rows(), null, library.database().transactions(), new Policy(), library.clock());
  }

  @Test
  void keepsWhatIsToldAndShowsItToThoseWhoMay() throws Exception {
    try (ScannedLibrary library = new ScannedLibrary(folder)) {
      Journal journal = journal(library);
      Caller owner = caller(true, Permission.READ_PERSISTED_LOGS, Permission.MANAGE_SERVER);
      UUID job = UUID.randomUUID();
      journal.add("ERROR", "x".repeat(3_000), null, null, Instant.EPOCH);
      journal.note(new ScanNote(ScanNote.Weight.WARN, job, "It is damaged.", "a/b.epub"));

      assertThat(journal.ask(owner, ANYTHING, Range.MANY).items())
          .extracting(LogEntry::level)
          .containsExactly("WARN", "ERROR");
      assertThat(journal.ofJobs(owner, Set.of(job)).get(job)).hasSize(1);
      assertThat(journal.countOfJobs(Set.of(job))).containsEntry(job, 1);
      Caller reader = caller(false, Permission.READ_PERSISTED_LOGS);
      assertThat(journal.ask(reader, ANYTHING, Range.MANY).total()).isEqualTo(1);
      assertThatThrownBy(() -> journal.remove(reader, Condition.ANYTHING))
          .isInstanceOf(Failure.class);
      Condition ofJob = new Compare(LogColumn.JOB_ID, Operator.EQUAL, job.toString());
      assertThat(journal.remove(owner, ofJob)).isEqualTo(1);
      journal.sweep();
      assertThat(journal.ask(owner, ANYTHING, Range.MANY).total()).isEqualTo(1);
    }
  }

  private static UUID scan(ScannedLibrary library) {
    return library
        .database()
        .transactions()
        .call(() -> library.rows().read("SELECT id FROM scan", Map.of(), Map.of("id", UUID.class)))
        .get(0)
        .get("id", UUID.class);
  }

  @Test
  void namesNoFileToWhomAnAgeLimitOrRulesMayHideItFrom() throws Exception {
    ContentRule rule = new ContentRule(Dimension.TAG, Mode.EXCLUDE, List.of("horror"), false);
    try (ScannedLibrary library = new ScannedLibrary(folder)) {
      Journal journal = journal(library);
      library.scan();
      UUID job = scan(library);
      journal.note(new ScanNote(ScanNote.Weight.WARN, job, "It is damaged.", "a/b.epub"));
      journal.add("ERROR", "NoSuchFileException: /books/a/b.epub", null, null, Instant.EPOCH);

      for (Limits limits :
          List.of(new Limits(false, 12, false), new Limits(false, null, false, List.of(rule)))) {
        Caller limited = caller(false, limits, Permission.READ_PERSISTED_LOGS);
        assertThat(journal.ask(limited, ANYTHING, Range.MANY).items())
            .singleElement()
            .returns("It is damaged.", LogEntry::message)
            .returns(null, LogEntry::context);
        assertThat(journal.ofJobs(limited, Set.of(job)).get(job))
            .singleElement()
            .returns(null, LogEntry::context);
        Condition named = new Compare(LogColumn.CONTEXT, Operator.EQUAL, "a/b.epub");
        assertThat(journal.ask(limited, new Question(named, List.of()), Range.MANY).total())
            .isZero();
      }
      Caller free = caller(false, Permission.READ_PERSISTED_LOGS);
      assertThat(journal.ask(free, ANYTHING, Range.MANY).items())
          .extracting(LogEntry::context)
          .containsExactly(null, "a/b.epub");
    }
  }

  @Test
  void tellsWhatNoScanToldToThoseAloneWhomNoLibraryIsHiddenFrom() throws Exception {
    try (ScannedLibrary library = new ScannedLibrary(folder)) {
      Journal journal = journal(library);
      journal.add("ERROR", "NoSuchFileException: /books/a/b.epub", null, null, Instant.EPOCH);
      Caller guest = caller(false, new Limits(true, null, false), Permission.READ_PERSISTED_LOGS);
      Caller reader = caller(false, Permission.READ_PERSISTED_LOGS);

      assertThat(journal.ask(guest, ANYTHING, Range.MANY).total()).isZero();
      assertThat(journal.ask(reader, ANYTHING, Range.MANY).total()).isEqualTo(1);
      exclude(reader, library);
      assertThat(journal.ask(reader, ANYTHING, Range.MANY).total()).isZero();
    }
  }

  private static void exclude(Caller caller, ScannedLibrary library) {
    Map<String, Object> named = Map.of("account", caller.accountId(), "library", library.id());
    library
        .database()
        .transactions()
        .run(
            () -> {
              library.rows().change("SET FOREIGN_KEY_CHECKS = 0", Map.of());
              library
                  .rows()
                  .change(
                      "INSERT INTO library_exclusion (account_id, library_id)"
                          + " VALUES (:account, :library)",
                      named);
              library.rows().change("SET FOREIGN_KEY_CHECKS = 1", Map.of());
            });
  }
}
