package org.carrel.catalog;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Folders with all that is below them, watched by what the file system tells of each; hidden ones
 * and symbolic links are left out, as scans do. One thread at a time.
 *
 * <p>The well-kept library for this (directory-watcher 0.19.1) gives up a whole tree for one folder
 * that may not be opened, keeps every path in memory at its start, and meets an overflow with an
 * exception.
 */
final class FolderWatcher implements Closeable {
  private static final WatchEvent.Kind<?>[] KINDS = {
    StandardWatchEventKinds.ENTRY_CREATE,
    StandardWatchEventKinds.ENTRY_MODIFY,
    StandardWatchEventKinds.ENTRY_DELETE
  };

  private final WatchService service;
  private final Map<WatchKey, Path> folders = new HashMap<>();
  private final NavigableMap<String, WatchKey> keys = new TreeMap<>();
  private volatile boolean closed;

  /**
   * @throws IOException if the system has no more room for watchers
   */
  FolderWatcher() throws IOException {
    service = FileSystems.getDefault().newWatchService();
  }

  /** What is told of. */
  interface Told {
    /** Something in the folder is another: this folder of it, book, or file that tells of one. */
    void stirred(Path folder, Path entry);

    /** Too much happened in the folder to tell each; what is new there is not watched yet. */
    void overflowed(Path folder);

    /** A new folder cannot be watched, for want of room in the system. */
    void exhausted(Path folder, IOException why);
  }

  /**
   * Watches a folder, its own folders and those that come; what of it was watched before is watched
   * anew. Nothing is watched of one that is not there.
   *
   * @throws IOException if the system has no room for so many
   */
  void watch(Path root) throws IOException {
    forget(root);
    try {
      register(root);
    } catch (IOException e) {
      forget(root);
      throw e;
    }
  }

  boolean watches(Path folder) {
    return keys.containsKey(folder.toString());
  }

  /** How many folders are watched. */
  int size() {
    return keys.size();
  }

  /** Ends watching a folder and all below it. */
  void forget(Path folder) {
    String name = folder.toString();
    List<String> below = List.copyOf(keys.subMap(name + "/", name + "0").keySet());
    below.forEach(this::remove);
    remove(name);
  }

  /** A folder that was renamed has its key still, under another name. */
  private void remove(String name) {
    WatchKey key = keys.remove(name);
    Path folder = key == null ? null : folders.get(key);
    if (folder != null && name.equals(folder.toString())) {
      folders.remove(key);
      key.cancel();
    }
  }

  /** Tells what happened since the last time; does not wait. */
  void drain(Told told) {
    for (WatchKey key = service.poll(); key != null; key = service.poll()) {
      try {
        take(key, told);
      } finally {
        if (!key.reset()) {
          drop(key);
        }
      }
    }
  }

  private void take(WatchKey key, Told told) {
    for (WatchEvent<?> event : key.pollEvents()) {
      Path folder = folders.get(key);
      if (folder != null) {
        take(folder, event, told);
      }
    }
  }

  private void drop(WatchKey key) {
    Path folder = folders.remove(key);
    if (folder != null) {
      keys.remove(folder.toString(), key);
    }
  }

  private void take(Path folder, WatchEvent<?> event, Told told) {
    if (event.kind() == StandardWatchEventKinds.OVERFLOW) {
      told.overflowed(folder);
      return;
    }
    Path entry = folder.resolve((Path) event.context());
    boolean wasFolder = watches(entry);
    if (FolderWalk.isHidden(entry)) {
      return;
    }
    if (event.kind() == StandardWatchEventKinds.ENTRY_DELETE) {
      forget(entry);
    } else if (event.kind() == StandardWatchEventKinds.ENTRY_CREATE) {
      registerOrTell(entry, told);
    }
    if (wasFolder || Siblings.tells(entry) || isFolder(entry)) {
      told.stirred(folder, entry);
    }
  }

  private static boolean isFolder(Path entry) {
    return Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS);
  }

  private void registerOrTell(Path folder, Told told) {
    try {
      if (isFolder(folder)) {
        register(folder);
      }
    } catch (IOException e) {
      told.exhausted(folder, e);
    }
  }

  private void register(Path root) throws IOException {
    Files.walkFileTree(root, new Registration(root));
  }

  /** Folders that may not be opened, or are gone, are passed over: the scan tells of them. */
  private final class Registration extends SimpleFileVisitor<Path> {
    private final Path root;

    private Registration(Path root) {
      this.root = root;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
        throws IOException {
      if (closed) {
        return FileVisitResult.TERMINATE;
      }
      if (!folder.equals(root) && FolderWalk.isHidden(folder)) {
        return FileVisitResult.SKIP_SUBTREE;
      }
      try {
        WatchKey key = folder.register(service, KINDS);
        folders.put(key, folder);
        keys.put(folder.toString(), key);
        return FileVisitResult.CONTINUE;
      } catch (FileSystemException e) {
        return FileVisitResult.SKIP_SUBTREE;
      }
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException e) {
      return FileVisitResult.CONTINUE;
    }
  }

  @Override
  public void close() throws IOException {
    closed = true;
    service.close();
  }
}
