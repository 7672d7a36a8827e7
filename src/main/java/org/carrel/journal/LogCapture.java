package org.carrel.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;

/** Takes what our own classes log, and waits for nobody: what is too much is left out. */
final class LogCapture extends Handler {
  private static final int MOST_WAITING = 1_000;

  private final BlockingQueue<Said> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final SimpleFormatter words = new SimpleFormatter();

  /**
   * A message.
   *
   * @param thrown what was thrown, in one line, or empty
   */
  record Said(Instant at, String level, String by, String message, String thrown) {
    boolean isTrouble() {
      return level.equals("WARN") || level.equals("ERROR");
    }

    /** One line, whatever the message holds. */
    String line() {
      String text = at + " " + level + " [" + by + "] " + message + (thrown.isEmpty() ? "" : ": ");
      return (text + thrown).replaceAll("\\p{Cntrl}+", " ");
    }
  }

  @Override
  public void publish(LogRecord message) {
    if (isLoggable(message)) {
      boolean taken =
          waiting.offer(
              new Said(
                  message.getInstant(),
                  level(message.getLevel()),
                  name(message.getLoggerName()),
                  words.formatMessage(message),
                  message.getThrown() == null ? "" : message.getThrown().toString()));
      if (!taken) {
        waiting.poll();
      }
    }
  }

  private static String name(String logger) {
    return logger == null ? "" : logger.substring(logger.lastIndexOf('.') + 1);
  }

  private static String level(Level level) {
    if (level.intValue() >= Level.SEVERE.intValue()) {
      return "ERROR";
    }
    if (level.intValue() >= Level.WARNING.intValue()) {
      return "WARN";
    }
    return level.intValue() >= Level.INFO.intValue() ? "INFO" : "DEBUG";
  }

  /** What was taken since the last time. */
  List<Said> drain() {
    List<Said> said = new ArrayList<>();
    waiting.drainTo(said);
    return said;
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
