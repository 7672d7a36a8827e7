package org.carrel.http.graphql;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * What is still to be written to a client, one thing after the other, on a thread of the server's.
 * A client that takes too little is given up: bytes are counted until they are written, its own and
 * those of the node.
 */
final class Outbox {
  static final int MOST_BYTES = 2 << 20;

  private static final int MOST = 256;

  /** Who has no more than this unsent does not pay for what others have. */
  private static final int FEW_BYTES = 64 << 10;

  private final Executor threads;
  private final Unsent ofAll;
  private final Runnable givenUp;
  private final Deque<Item> waiting = new ArrayDeque<>();
  private long unsent;
  private boolean writing;
  private boolean closed;
  private boolean over;

  /**
   * @param ofAll what the node's outboxes hold
   * @param givenUp called at most once, when nothing more can be written
   */
  Outbox(Executor threads, Unsent ofAll, Runnable givenUp) {
    this.threads = threads;
    this.ofAll = ofAll;
    this.givenUp = givenUp;
  }

  /** One thing to write. */
  interface Write {
    void run() throws IOException;
  }

  private record Item(int bytes, Write write) {}

  /** What a text takes in memory, more or less what it takes on the wire. */
  static int bytes(String text) {
    return text.chars().allMatch(c -> c <= 0xFF) ? text.length() : 2 * text.length();
  }

  void add(int bytes, Write write) {
    boolean begin;
    synchronized (this) {
      if (closed) {
        return;
      }
      begin = put(new Item(bytes, write));
    }
    if (isFull()) {
      giveUp();
    } else if (begin) {
      start();
    }
  }

  /** Drops what waits, and takes nothing after this. */
  void last(Write write) {
    boolean begin;
    synchronized (this) {
      if (closed) {
        return;
      }
      drop();
      begin = put(new Item(0, write));
    }
    if (begin) {
      start();
    }
  }

  /** Drops what waits, and takes nothing more. */
  synchronized void close() {
    drop();
    over = true;
  }

  /** In bytes, with what is being written. */
  synchronized long unsent() {
    return unsent;
  }

  private boolean put(Item item) {
    waiting.add(item);
    count(item.bytes());
    boolean begin = !writing;
    writing = true;
    return begin;
  }

  private void drop() {
    closed = true;
    waiting.forEach(item -> count(-item.bytes()));
    waiting.clear();
  }

  private void count(int bytes) {
    unsent += bytes;
    ofAll.add(bytes);
  }

  private synchronized boolean isFull() {
    return waiting.size() > MOST || unsent > MOST_BYTES || unsent > FEW_BYTES && ofAll.isFull();
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
      for (Item item = next(); item != null; item = next()) {
        write(item);
      }
    } catch (IOException | RuntimeException gone) {
      giveUp();
    }
  }

  private void write(Item item) throws IOException {
    try {
      item.write().run();
    } finally {
      written(item);
    }
  }

  private synchronized void written(Item item) {
    count(-item.bytes());
  }

  private synchronized @Nullable Item next() {
    Item item = waiting.poll();
    writing = item != null;
    return item;
  }

  private void giveUp() {
    synchronized (this) {
      if (over) {
        return;
      }
      close();
    }
    givenUp.run();
  }
}
