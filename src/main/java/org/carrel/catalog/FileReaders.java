package org.carrel.catalog;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Reads many files, as many at once as there are processors. */
@Singleton
class FileReaders {
  private static final int BEAT_SECONDS = 2;

  private final Threads threads;
  private final FileReading reading;

  @Inject
  FileReaders(Threads threads, FileReading reading) {
    this.threads = threads;
    this.reading = reading;
  }

  /** Told every other second how it goes; may throw {@link ScanEnd} to stop it. */
  interface Beat {
    /**
     * @param done how many of the files are read
     * @param current the bare name of one that is being read
     */
    void beat(int done, String current);
  }

  /**
   * @throws ScanEnd from the beat, or because the server takes no more work
   */
  List<ReadFile> read(Collection<FoundFile> files, Beat beat) {
    Queue<FoundFile> todo = new ConcurrentLinkedQueue<>(files);
    Queue<ReadFile> done = new ConcurrentLinkedQueue<>();
    List<Future<?>> readers = new ArrayList<>();
    try {
      for (int i = 0; i < Math.min(threads.readers(), files.size()); i++) {
        readers.add(threads.workers().submit(() -> drain(todo, done)));
      }
      for (Future<?> reader : readers) {
        await(reader, () -> beat.beat(done.size(), current(todo)));
      }
    } catch (RejectedExecutionException | InterruptedException e) {
      throw new ScanEnd(ScanEnd.Cause.STOPPING);
    } finally {
      todo.clear();
    }
    return List.copyOf(done);
  }

  private void drain(Queue<FoundFile> todo, Queue<ReadFile> done) {
    for (FoundFile next = todo.poll(); next != null; next = todo.poll()) {
      done.add(reading.read(next));
    }
  }

  /** The next one in line, which is close enough for people. */
  private static String current(Queue<FoundFile> todo) {
    FoundFile next = todo.peek();
    return next == null ? "" : next.name();
  }

  private static void await(Future<?> reader, Runnable beat) throws InterruptedException {
    while (true) {
      try {
        reader.get(BEAT_SECONDS, TimeUnit.SECONDS);
        return;
      } catch (TimeoutException stillReading) {
        beat.run();
      } catch (ExecutionException e) {
        throw new IllegalStateException("A file could not be dealt with.", e.getCause());
      }
    }
  }
}
