package org.carrel.image;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps a folder of files below a size. A file's own time says when it was last read, so that every
 * node and the next start know it, too.
 */
final class Sweep {
  private static final Logger LOG = System.getLogger(Sweep.class.getName());

  /** Reads are noted in memory first, and upon the files when there are so many. */
  private static final int NOTED = 2_000;

  private static final Duration ABANDONED = Duration.ofHours(1);
  private static final long UNKNOWN = -1;

  private final Path folder;
  private final long most;
  private final Clock clock;
  private final AtomicLong size = new AtomicLong(UNKNOWN);
  private final Map<String, Instant> reads = new ConcurrentHashMap<>();
  private final ReentrantLock sweeping = new ReentrantLock();

  Sweep(Path folder, long most, Clock clock) {
    this.folder = folder;
    this.most = most;
    this.clock = clock;
  }

  void wasRead(String key) {
    reads.put(key, clock.instant());
    if (reads.size() > NOTED) {
      noteReads();
    }
  }

  void wasWritten(String key, long bytes) {
    wasRead(key);
    boolean grown = size.get() == UNKNOWN || size.addAndGet(bytes) > most;
    if (grown && sweeping.tryLock()) {
      try {
        sweep();
      } catch (IOException e) {
        LOG.log(Level.WARNING, "The folder of images cannot be swept: " + e.getMessage());
      } finally {
        sweeping.unlock();
      }
    }
  }

  /** Writes down when files were last read. */
  void noteReads() {
    for (String key : List.copyOf(reads.keySet())) {
      Instant read = reads.remove(key);
      if (read != null) {
        note(RenditionFile.path(folder, key), read);
      }
    }
  }

  private static void note(Path file, Instant read) {
    try {
      Files.setLastModifiedTime(file, FileTime.from(read));
    } catch (IOException gone) {
      LOG.log(Level.DEBUG, "Not noted: " + gone.getMessage());
    }
  }

  private void sweep() throws IOException {
    noteReads();
    List<Entry> entries = entries();
    long total = entries.stream().mapToLong(Entry::size).sum();
    if (total > most) {
      entries.sort(Comparator.comparing(Entry::read));
      long wanted = most - most / 10;
      for (int i = 0; i < entries.size() && total > wanted; i++) {
        Files.deleteIfExists(entries.get(i).file());
        total -= entries.get(i).size();
      }
    }
    size.set(total);
  }

  private record Entry(Path file, long size, Instant read) {}

  /** Files come and go meanwhile: other threads and nodes write and sweep, too. */
  private List<Entry> entries() throws IOException {
    List<Entry> entries = new ArrayList<>();
    Files.walkFileTree(
        folder,
        Set.of(),
        2,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes facts)
              throws IOException {
            if (facts.isRegularFile()) {
              add(file, facts, entries);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException gone) {
            LOG.log(Level.DEBUG, "Another one took it: " + gone.getMessage());
            return FileVisitResult.CONTINUE;
          }
        });
    return entries;
  }

  private void add(Path file, BasicFileAttributes facts, List<Entry> entries) throws IOException {
    Instant read = facts.lastModifiedTime().toInstant();
    if (isAbandoned(file, read)) {
      Files.deleteIfExists(file);
    } else {
      entries.add(new Entry(file, facts.size(), read));
    }
  }

  /** What a node began to write and never ended. */
  private boolean isAbandoned(Path file, Instant written) {
    return file.getFileName().toString().startsWith(RenditionFile.PART)
        && written.isBefore(clock.instant().minus(ABANDONED));
  }
}
