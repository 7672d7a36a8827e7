package org.carrel.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Keeps a folder of files below a size; a file's time says when it was last read. */
final class FolderBound {
  /** What a node that died left half made. */
  private static final Duration ABANDONED = Duration.ofHours(1);

  private final Path folder;
  private final long most;
  private final Clock clock;

  FolderBound(Path folder, long most, Clock clock) {
    this.folder = folder;
    this.most = most;
    this.clock = clock;
  }

  private record Kept(Path file, long size, FileTime read) {}

  void wasRead(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
  }

  boolean isOlder(Path file, Duration age) throws IOException {
    return Files.getLastModifiedTime(file).toInstant().isBefore(clock.instant().minus(age));
  }

  /** Removes what was not read for longest, but never this one. */
  synchronized void keep(Path newest) throws IOException {
    List<Kept> all = all();
    long total = all.stream().mapToLong(Kept::size).sum();
    all.sort(Comparator.comparing(Kept::read));
    for (Kept kept : all) {
      if (total > most && !kept.file().equals(newest) && isDone(kept)) {
        Files.deleteIfExists(kept.file());
        total -= kept.size();
      }
    }
  }

  private boolean isDone(Kept kept) {
    return !kept.file().getFileName().toString().startsWith("part-")
        || kept.read().toInstant().isBefore(clock.instant().minus(ABANDONED));
  }

  private List<Kept> all() throws IOException {
    List<Kept> all = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        add(file, all);
      }
    } catch (UncheckedIOException failed) {
      throw failed.getCause();
    }
    return all;
  }

  /** Others remove files meanwhile. */
  private static void add(Path file, List<Kept> all) throws IOException {
    try {
      BasicFileAttributes facts = Files.readAttributes(file, BasicFileAttributes.class);
      all.add(new Kept(file, facts.size(), facts.lastModifiedTime()));
    } catch (NoSuchFileException gone) {
      return;
    }
  }
}
