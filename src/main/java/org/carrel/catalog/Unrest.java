package org.carrel.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a library stirs, until it lies still: nothing was told for some seconds, and the files that
 * were told of are as they were then, so that none is read while somebody writes it. What never
 * rests is looked at once a minute all the same.
 */
final class Unrest {
  static final Duration QUIET = Duration.ofSeconds(3);
  static final Duration LONGEST = Duration.ofMinutes(1);
  private static final int MOST_FILES = 500;

  private final Instant first;
  private final Map<Path, Look> files = new HashMap<>();
  private @Nullable LibraryPart part;
  private Instant last;
  private boolean overflowed;

  Unrest(Instant now) {
    first = now;
    last = now;
  }

  /** A file as it was seen; size -1 if it was not there. */
  private record Look(long size, Instant modified) {
    static Look at(Path file) {
      try {
        BasicFileAttributes facts =
            Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return new Look(facts.size(), facts.lastModifiedTime().toInstant());
      } catch (IOException gone) {
        return new Look(-1, Instant.EPOCH);
      }
    }
  }

  private void at(LibraryPart folder, Instant now) {
    part = part == null ? folder : part.with(folder);
    last = now;
  }

  void at(LibraryPart folder, Path file, Instant now) {
    at(folder, now);
    if (files.size() < MOST_FILES || files.containsKey(file)) {
      files.put(file, Look.at(file));
    }
  }

  /** There was too much to tell each. */
  void overflowed(LibraryPart folder, Instant now) {
    at(folder, now);
    overflowed = true;
  }

  boolean hasOverflowed() {
    return overflowed;
  }

  /** The smallest part where all of it is. */
  LibraryPart part() {
    return part == null ? LibraryPart.WHOLE : part;
  }

  boolean isOver(Instant now) {
    if (!now.isBefore(first.plus(LONGEST))) {
      return true;
    }
    return !now.isBefore(last.plus(QUIET)) && !moved(now);
  }

  private boolean moved(Instant now) {
    boolean moved = false;
    for (Map.Entry<Path, Look> seen : files.entrySet()) {
      Look look = Look.at(seen.getKey());
      moved |= !look.equals(seen.getValue());
      seen.setValue(look);
    }
    if (moved) {
      last = now;
    }
    return moved;
  }
}
