package org.carrel.http.graphql;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * What is still to be written to a client, one thing after the other, on a thread of the server's.
 * A client that takes nothing for long is given up.
 */
final class Outbox {
  private static final int MOST = 256;

  private final Executor threads;
  private final Runnable givenUp;
  private final Deque<Write> waiting = new ArrayDeque<>();
  private boolean writing;
  private boolean closed;

  /**
   * @param givenUp called at most once, when nothing more can be written
   */
  Outbox(Executor threads, Runnable givenUp) {
    this.threads = threads;
    this.givenUp = givenUp;
  }

  /** One thing to write. */
  interface Write {
    void run() throws IOException;
  }

  void add(Write write) {
    boolean begin;
    synchronized (this) {
      if (closed) {
        return;
      }
      waiting.add(write);
      begin = !writing;
      writing = true;
    }
    if (isFull()) {
      giveUp();
    } else if (begin) {
      start();
    }
  }

  private synchronized boolean isFull() {
    return waiting.size() > MOST;
  }

  private void start() {
    try {
      threads.execute(this::drain);
    } catch (RejectedExecutionException stopping) {
      giveUp();
    }
  }

  private void drain() {
    try {
      for (Write write = next(); write != null; write = next()) {
        write.run();
      }
    } catch (IOException | RuntimeException gone) {
      giveUp();
    }
  }

  private synchronized @Nullable Write next() {
    Write write = closed ? null : waiting.poll();
    writing = write != null;
    return write;
  }

  private void giveUp() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      waiting.clear();
    }
    givenUp.run();
  }
}
