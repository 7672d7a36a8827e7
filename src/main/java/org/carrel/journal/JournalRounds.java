package org.carrel.journal;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import org.carrel.config.Leases;
import org.carrel.config.Ready;
import org.carrel.journal.LogCapture.Said;

/** Writes down every second what was logged, and sweeps every minute, on one node at a time. */
@Singleton
class JournalRounds {
  private static final Logger OURS = Logger.getLogger("org.carrel");
  private static final Duration BETWEEN_SWEEPS = Duration.ofMinutes(1);

  private final LogCapture capture = new LogCapture();
  private final ManagedScheduledExecutorService schedule;
  private final Journal journal;
  private final LogFile file;
  private final Leases leases;

  @Inject
  JournalRounds(
      ManagedScheduledExecutorService schedule, Journal journal, LogFile file, Leases leases) {
    this.schedule = schedule;
    this.journal = journal;
    this.file = file;
    this.leases = leases;
  }

  void begin(@Observes Ready ready) {
    OURS.addHandler(capture);
    schedule.scheduleWithFixedDelay(this::write, 1, 1, TimeUnit.SECONDS);
    schedule.scheduleWithFixedDelay(
        this::sweep, BETWEEN_SWEEPS.toSeconds(), BETWEEN_SWEEPS.toSeconds(), TimeUnit.SECONDS);
  }

  @PreDestroy
  void end() {
    OURS.removeHandler(capture);
  }

  /** Of its own failures nothing is logged: that would be the next thing to write. */
  private void write() {
    List<Said> said = capture.drain();
    if (said.isEmpty()) {
      return;
    }
    try {
      file.append(said.stream().map(Said::line).toList());
    } catch (IOException | RuntimeException full) {
      // the server's own log has it
    }
    try {
      said.stream().filter(Said::isTrouble).forEach(this::keep);
    } catch (RuntimeException away) {
      // the server's own log has it
    }
  }

  private void keep(Said said) {
    String context = said.thrown().isEmpty() ? said.by() : said.by() + ": " + said.thrown();
    journal.add(said.level(), said.message(), context, null, said.at());
  }

  private void sweep() {
    try {
      if (leases.take("journal", BETWEEN_SWEEPS)) {
        journal.sweep();
      }
    } catch (RuntimeException away) {
      // the next minute sweeps, too
    }
  }
}
