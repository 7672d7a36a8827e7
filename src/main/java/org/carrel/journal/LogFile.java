package org.carrel.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.carrel.access.Policy;
import org.carrel.config.Settings;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.identity.Caller;
import org.carrel.identity.Permission;

/**
 * The file that this node logs into, a line for each message. At 10 MB it gives way to a new one,
 * and one older is kept. All that is asked of it needs READ_SYSTEM_LOGS.
 */
@Singleton
public class LogFile {
  private static final long LARGEST = 10 << 20;
  private static final int AT_ONCE = 64 * 1024;

  private final Path file;
  private final Policy policy;

  @Inject
  LogFile(Settings settings, Policy policy) {
    this(settings.data().resolve("logs").resolve("carrel.log"), policy);
  }

  LogFile(Path file, Policy policy) {
    this.file = file;
    this.policy = policy;
  }

  /**
   * As the file is now.
   *
   * @param size in bytes
   */
  public record State(Path file, long size, Instant modified) {}

  /**
   * How large it is, and since when.
   *
   * @throws Failure FORBIDDEN; NOT_FOUND while nothing was logged
   */
  public State state(Caller caller) {
    policy.require(caller, Permission.READ_SYSTEM_LOGS);
    try {
      return new State(file, Files.size(file), Files.getLastModifiedTime(file).toInstant());
    } catch (IOException e) {
      throw new Failure(Reason.NOT_FOUND, "Nothing was logged yet.", e);
    }
  }

  /**
   * Removes it and the one before it; the next message begins a new one.
   *
   * @throws Failure FORBIDDEN without MANAGE_SERVER, too
   */
  public void remove(Caller caller) throws IOException {
    policy.require(caller, Permission.READ_SYSTEM_LOGS, Permission.MANAGE_SERVER);
    synchronized (this) {
      Files.deleteIfExists(file);
      Files.deleteIfExists(older());
    }
  }

  private Path older() {
    return file.resolveSibling(file.getFileName() + ".1");
  }

  synchronized void append(List<String> lines) throws IOException {
    Files.createDirectories(file.getParent());
    if (Files.exists(file) && Files.size(file) > LARGEST) {
      Files.move(file, older(), StandardCopyOption.REPLACE_EXISTING);
    }
    Files.write(file, lines, UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /**
   * Begins to follow it: what it holds already is not told. Its lines may name any file, and so may
   * what was thrown.
   *
   * @throws Failure FORBIDDEN, also for whom an age limit, rules or closed libraries hide books
   */
  public Tail tail(Caller caller) {
    policy.require(caller, Permission.READ_SYSTEM_LOGS);
    policy.requireUnlimited(caller);
    return new Tail(size());
  }

  private long size() {
    try {
      return Files.exists(file) ? Files.size(file) : 0;
    } catch (IOException gone) {
      return 0;
    }
  }

  /** One who follows it. One thread at a time. */
  public final class Tail {
    private long told;

    private Tail(long told) {
      this.told = told;
    }

    /** The whole lines that are new; none for whoever may not read it any longer. */
    public List<String> next(Caller caller) {
      long size = size();
      if (size < told) {
        told = 0;
      }
      try {
        return size == told || !mayRead(caller) ? List.of() : lines();
      } catch (IOException gone) {
        return List.of();
      }
    }

    private boolean mayRead(Caller caller) {
      return caller.may(Permission.READ_SYSTEM_LOGS) && policy.isUnlimited(caller);
    }

    private List<String> lines() throws IOException {
      byte[] bytes = new byte[AT_ONCE];
      int count;
      try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "r")) {
        open.seek(told);
        count = Math.max(0, open.read(bytes));
      }
      List<String> lines = new ArrayList<>();
      int begin = 0;
      for (int i = 0; i < count; i++) {
        if (bytes[i] == '\n') {
          lines.add(new String(bytes, begin, i - begin, UTF_8));
          begin = i + 1;
        }
      }
      boolean endless = begin == 0 && count == AT_ONCE;
      told += endless ? count : begin;
      return lines;
    }
  }
}
