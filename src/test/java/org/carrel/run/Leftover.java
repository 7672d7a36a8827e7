package org.carrel.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * A process that outlived its launcher, because that one was killed. It is known by the file that
 * holds its number and by a word of its command line, since numbers are given again.
 */
final class Leftover {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private Leftover() {}

  static void write(Path pidFile, Process process) throws IOException {
    Files.writeString(pidFile, process.pid() + "\n");
  }

  /** Ends the process of that file, gently first, if it is the one whose command names the word. */
  static void stop(Path pidFile, String word) throws IOException {
    find(pidFile, word).ifPresent(Leftover::stop);
    Files.deleteIfExists(pidFile);
  }

  private static Optional<ProcessHandle> find(Path pidFile, String word) throws IOException {
    if (!Files.exists(pidFile)) {
      return Optional.empty();
    }
    String pid = Files.readString(pidFile).strip();
    return pid.matches("\\d{1,18}")
        ? ProcessHandle.of(Long.parseLong(pid)).filter(process -> names(process, word))
        : Optional.empty();
  }

  private static boolean names(ProcessHandle process, String word) {
    String[] arguments = process.info().arguments().orElse(new String[0]);
    return Arrays.stream(arguments).anyMatch(argument -> argument.contains(word));
  }

  /** Waits for the end; a process that does not go within the limit is killed. */
  static void stop(ProcessHandle process) {
    process.destroy();
    try {
      process.onExit().orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join();
    } catch (CompletionException e) {
      process.destroyForcibly();
      process.onExit().join();
    }
  }
}
