package org.carrel.catalog;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.carrel.config.Settings;
import org.carrel.config.Transactions;
import org.jspecify.annotations.Nullable;

/**
 * Looks after the folders of libraries and asks for scans of what changes in them: at once where
 * the file system tells of it, else every so often. One thread at a time.
 */
@Singleton
class Watching {
  private static final Logger LOG = System.getLogger(Watching.class.getName());

  private static final String NO_ROOM =
      "The folder of a library cannot be watched, so that it is scanned every {0} seconds instead"
          + " (carrel.scan.poll). Raise the sysctls fs.inotify.max_user_watches and"
          + " fs.inotify.max_user_instances and start again to have it watched: {1} ({2})";

  private final Rows rows;
  private final Transactions transactions;
  private final Scans scans;
  private final Polling polling;
  private final NetworkMounts mounts;
  private final Settings.Scan settings;
  private final Clock clock;
  private final Map<UUID, Watched> known = new HashMap<>();
  private final Map<UUID, Unrest> unrests = new HashMap<>();
  private volatile @Nullable FolderWatcher watcher;
  private volatile boolean closed;
  private boolean begun;

  @Inject
  Watching(
      Rows rows,
      Transactions transactions,
      Scans scans,
      Polling polling,
      NetworkMounts mounts,
      Settings settings,
      Clock clock) {
    this.rows = rows;
    this.transactions = transactions;
    this.scans = scans;
    this.polling = polling;
    this.mounts = mounts;
    this.settings = settings.scan();
    this.clock = clock;
  }

  /** How a library's folder is looked after. */
  private enum How {
    TOLD,
    POLLED,
    /** It is not there. */
    GONE
  }

  /**
   * @param identity of the folder: another one once a disk is mounted there
   */
  private record Watched(Path root, Optional<Object> identity, How how) {}

  /** Takes up libraries that are new, or have come back, and leaves those that are gone. */
  void look() {
    Map<UUID, Path> wanted = wanted();
    List.copyOf(known.keySet()).stream().filter(id -> !wanted.containsKey(id)).forEach(this::leave);
    wanted.forEach(this::look);
    begun = true;
  }

  private Map<UUID, Path> wanted() {
    Map<UUID, Path> wanted = new HashMap<>();
    Map<String, Class<?>> columns = Map.of("id", UUID.class, "root", String.class);
    String sql = "SELECT id, root FROM library WHERE watch";
    for (Row row : transactions.call(() -> rows.read(sql, Map.of(), columns))) {
      wanted.put(row.get("id", UUID.class), Path.of(row.get("root", String.class)));
    }
    return wanted;
  }

  private void look(UUID id, Path root) {
    Optional<Object> identity = identity(root);
    Watched before = known.get(id);
    if (before == null || !before.root().equals(root)) {
      catchUp(id, takeUp(id, root, identity));
    } else if (!before.identity().equals(identity) || isLost(before)) {
      How now = takeUp(id, root, identity);
      if (now != How.POLLED || before.how() != How.POLLED) {
        scans.follow(id, LibraryPart.WHOLE);
      }
    } else if (before.how() == How.POLLED) {
      polling.poll(id, List.of(LibraryPart.WHOLE));
    } else {
      polling.poll(
          id, mounts.below(root).stream().map(mount -> LibraryPart.of(root, mount)).toList());
    }
  }

  /**
   * Files may have come while no server ran, or to a new library after it was scanned and before it
   * was watched.
   */
  private void catchUp(UUID id, How how) {
    if (how == How.POLLED && !begun) {
      polling.begin(id);
    } else if (how != How.GONE && (!begun || scans.any(id))) {
      scans.follow(id, LibraryPart.WHOLE);
    }
  }

  private How takeUp(UUID id, Path root, Optional<Object> identity) {
    leave(id);
    How how = how(root, identity);
    known.put(id, new Watched(root, identity, how));
    return how;
  }

  private static Optional<Object> identity(Path root) {
    try {
      BasicFileAttributes facts =
          Files.readAttributes(root, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      Object key = facts.fileKey();
      return facts.isDirectory() ? Optional.of(key == null ? root : key) : Optional.empty();
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  private boolean isLost(Watched one) {
    return one.how() == How.TOLD && (watcher == null || !watcher.watches(one.root()));
  }

  private How how(Path root, Optional<Object> identity) {
    if (identity.isEmpty()) {
      return How.GONE;
    }
    if (!settings.watch() || mounts.hold(root)) {
      return How.POLLED;
    }
    try {
      if (watcher == null) {
        watcher = new FolderWatcher();
      }
      if (closed) {
        close();
        return How.POLLED;
      }
      watcher.watch(root);
      return How.TOLD;
    } catch (IOException e) {
      warn(root, e);
      return How.POLLED;
    }
  }

  private void warn(Path root, IOException why) {
    LOG.log(Level.WARNING, NO_ROOM, settings.poll().toSeconds(), root, why.getMessage());
  }

  private void leave(UUID id) {
    Watched left = known.remove(id);
    unrests.remove(id);
    if (left != null && watcher != null) {
      watcher.forget(left.root());
    }
  }

  /** Takes what the file system has told since, and asks for scans of what lies still again. */
  void listen() {
    if (watcher != null) {
      watcher.drain(new Ear());
    }
    Instant now = clock.instant();
    for (Map.Entry<UUID, Unrest> one : List.copyOf(unrests.entrySet())) {
      if (one.getValue().isOver(now)) {
        end(one.getKey(), one.getValue());
      }
    }
  }

  /** Watched again before it is scanned, so that nothing falls in between. */
  private void end(UUID id, Unrest unrest) {
    if (unrest.hasOverflowed() && watcher != null) {
      try {
        watcher.watch(unrest.part().in(root(id)));
      } catch (IOException e) {
        giveUp(id, e);
      }
    }
    scans.follow(id, unrest.part());
    unrests.remove(id);
  }

  /** Ends also what another thread does; from then on nothing is watched. */
  void close() {
    closed = true;
    FolderWatcher open = watcher;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        LOG.log(Level.DEBUG, "A watcher is left to the end of the process", e);
      }
    }
  }

  /** Brings what is told to the libraries it is of. */
  private final class Ear implements FolderWatcher.Told {
    private final Instant now = clock.instant();

    @Override
    public void stirred(Path folder, Path entry) {
      library(folder).ifPresent(id -> unrest(id).at(LibraryPart.of(root(id), folder), entry, now));
    }

    @Override
    public void overflowed(Path folder) {
      library(folder).ifPresent(id -> unrest(id).overflowed(LibraryPart.of(root(id), folder), now));
    }

    @Override
    public void exhausted(Path folder, IOException why) {
      library(folder).ifPresent(id -> giveUp(id, why));
    }

    private Unrest unrest(UUID id) {
      return unrests.computeIfAbsent(id, absent -> new Unrest(now));
    }
  }

  private void giveUp(UUID id, IOException why) {
    Watched one = known.get(id);
    if (one != null && one.how() == How.TOLD && watcher != null) {
      warn(one.root(), why);
      watcher.forget(one.root());
      known.put(id, new Watched(one.root(), one.identity(), How.POLLED));
    }
  }

  private Optional<UUID> library(Path folder) {
    return known.entrySet().stream()
        .filter(one -> folder.startsWith(one.getValue().root()))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private Path root(UUID id) {
    return Objects.requireNonNull(known.get(id)).root();
  }
}
