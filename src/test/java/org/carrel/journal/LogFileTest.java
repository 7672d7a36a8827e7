package org.carrel.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.carrel.access.Policy;
import org.carrel.failure.Failure;
import org.carrel.identity.Caller;
import org.carrel.identity.Limits;
import org.carrel.identity.Permission;
import org.carrel.identity.Proof;
import org.carrel.identity.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
  private static final Caller READER =
      caller(Permission.READ_SYSTEM_LOGS, Permission.MANAGE_SERVER);
  private static final Caller NOBODY = caller();

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  private static Caller caller(Permission... permissions) {
    return caller(Limits.NONE, permissions);
  }

  private static Caller caller(Limits limits, Permission... permissions) {
    return new Caller(
        new UUID(0, 9),
        "somebody",
        Role.USER,
        false,
        Set.of(permissions),
        Set.of(),
        Proof.NONE,
        false,
        "",
        0,
        limits);
  }

  private LogFile file() {
    return new LogFile(folder.resolve("logs/carrel.log"), new Policy());
  }

  @Test
  void tellsWhatIsNewLineByLine() throws IOException {
    LogFile file = file();
    file.append(List.of("before"));
    LogFile.Tail tail = file.tail(READER);
    assertThat(tail.next(READER)).isEmpty();

    file.append(List.of("one", "zwei ü"));
    assertThat(tail.next(NOBODY)).isEmpty();
    assertThat(tail.next(READER)).containsExactly("one", "zwei ü");

    file.remove(READER);
    assertThat(tail.next(READER)).isEmpty();
    file.append(List.of("anew"));
    assertThat(tail.next(READER)).containsExactly("anew");
  }

  @Test
  void isNotFollowedByWhomBooksAreHiddenFrom() throws IOException {
    LogFile file = file();
    LogFile.Tail tail = file.tail(READER);
    file.append(List.of("java.nio.file.NoSuchFileException: hidden.epub"));

    for (Limits limits : List.of(new Limits(false, 12, false), new Limits(true, null, false))) {
      Caller limited = caller(limits, Permission.READ_SYSTEM_LOGS);
      assertThatThrownBy(() -> file.tail(limited)).hasMessageContaining("every book");
      assertThat(tail.next(limited)).isEmpty();
    }
    assertThat(tail.next(READER)).hasSize(1);
  }

  @Test
  void givesWayWhenItIsLarge() throws IOException {
    LogFile file = file();
    file.append(List.of("x".repeat(11 << 20)));
    file.append(List.of("small"));

    assertThat(file.state(READER).size()).isEqualTo(6);
    assertThat(Files.exists(folder.resolve("logs/carrel.log.1"))).isTrue();
  }

  @Test
  void isForThoseWhoMay() {
    LogFile file = file();
    assertThatThrownBy(() -> file.state(NOBODY)).isInstanceOf(Failure.class);
    assertThatThrownBy(() -> file.tail(NOBODY)).isInstanceOf(Failure.class);
    assertThatThrownBy(() -> file.remove(NOBODY)).isInstanceOf(Failure.class);
    assertThatThrownBy(() -> file.state(READER)).hasMessageContaining("Nothing was logged");
  }

  @Test
  void aMessageIsOneLineAndNobodyWaits() {
    LogCapture capture = new LogCapture();
    for (int i = 0; i < 3_000; i++) {
      LogRecord said = new LogRecord(Level.WARNING, "a\r\nb{0}");
      said.setParameters(new Object[] {i});
      said.setLoggerName("org.carrel.some.Thing");
      capture.publish(said);
    }
    List<LogCapture.Said> taken = capture.drain();

    assertThat(taken).hasSizeLessThanOrEqualTo(1_000);
    assertThat(taken.get(0).isTrouble()).isTrue();
    assertThat(taken.get(0).line()).contains("WARN [Thing] a b").doesNotContain("\n", "\r");
  }
}
