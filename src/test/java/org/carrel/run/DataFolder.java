package org.carrel.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The data folder, held by one run at a time. The operating system lets go when a run is killed.
 */
record DataFolder(FileChannel lock) implements AutoCloseable {

  static DataFolder hold(Path folder) {
    FileChannel channel = open(folder);
    try {
      if (tryLock(channel) != null) {
        return new DataFolder(channel);
      }
      channel.close();
    } catch (IOException e) {
      throw new CannotRun("the data folder " + folder + " cannot be locked (CARREL_DATA): " + e);
    }
    throw new CannotRun("another run uses the data folder " + folder + " (CARREL_DATA)");
  }

  private static FileChannel open(Path folder) {
    try {
      Files.createDirectories(folder);
      return FileChannel.open(
          folder.resolve("run.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException | UnsupportedOperationException e) {
      throw new CannotRun("the data folder " + folder + " is not writable (CARREL_DATA)");
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
