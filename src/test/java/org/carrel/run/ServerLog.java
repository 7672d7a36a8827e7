package org.carrel.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes what the server prints to a file, keeps the last few files, and picks out why a start
 * failed. A file is full at 10 MB; five are kept, {@code .1} being the newest of the old ones.
 */
final class ServerLog {
  private static final long FULL = 10_000_000;
  private static final int KEPT = 5;
  private static final Pattern COLOUR = Pattern.compile("\u001B\\[[0-9;]*m");

  private final Path file;
  private static final String UNCLAIMED = "Carrel has no owner yet.";

  private final FailureReason failure = new FailureReason();
  private volatile @Nullable String unclaimed;

  private ServerLog(Path file) {
    this.file = file;
  }

  /** Follows the stream, in a thread of its own, until it ends. */
  static ServerLog follow(InputStream output, Path file) throws IOException {
    ServerLog log = new ServerLog(file);
    log.turn();
    Thread thread = new Thread(() -> log.copy(output), "server-log");
    thread.setDaemon(true);
    thread.start();
    return log;
  }

  Optional<String> failure() {
    return failure.find();
  }

  /** What the server says as long as nobody has claimed it: the setup token is in it. */
  Optional<String> unclaimed() {
    return Optional.ofNullable(unclaimed);
  }

  private void read(String line) {
    failure.read(line);
    if (line.contains(UNCLAIMED)) {
      unclaimed = line.substring(line.indexOf(UNCLAIMED));
    }
  }

  private void copy(InputStream output) {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(output, StandardCharsets.UTF_8))) {
      String line = lines.readLine();
      while (line != null) {
        line = fill(lines, line);
      }
    } catch (IOException e) {
      Run.complain("the server's log " + file + " cannot be written: " + e.getMessage());
    }
  }

  /** Writes one file full, or all there is; gives the first line of the next file. */
  private String fill(BufferedReader lines, String first) throws IOException {
    String line = first;
    long written = 0;
    try (Writer writer = Files.newBufferedWriter(file)) {
      while (line != null && written < FULL) {
        String plain = COLOUR.matcher(line).replaceAll("");
        read(plain);
        writer.write(plain + "\n");
        writer.flush();
        written += plain.length() + 1;
        line = lines.readLine();
      }
    }
    if (line != null) {
      turn();
    }
    return line;
  }

  private void turn() throws IOException {
    for (int number = KEPT - 1; number > 0; number--) {
      move(old(number), old(number + 1));
    }
    move(file, old(1));
  }

  private static void move(Path from, Path to) throws IOException {
    if (Files.exists(from)) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private Path old(int number) {
    return file.resolveSibling(file.getFileName() + "." + number);
  }
}
