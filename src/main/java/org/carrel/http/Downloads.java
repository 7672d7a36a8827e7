package org.carrel.http;

import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;

/**
 * Sends files, and only so many long ones at once: each keeps a thread for as long as its client
 * takes to read it, and feeds and sign-ins need some too.
 */
@Singleton
public final class Downloads {
  /** A quarter of the threads that the listeners of server-config have. */
  private static final int AT_ONCE = 100;

  private final Semaphore places = new Semaphore(AT_ONCE);

  /**
   * @throws Failure NOT_FOUND if the file is gone, UNAVAILABLE while too many others are sent
   */
  public void send(FileAnswer answer, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (answer.isLong()) {
      inTurn(() -> answer.send(request, response));
    } else {
      answer.send(request, response);
    }
  }

  /**
   * @throws Failure UNAVAILABLE while too many others are sent
   */
  public void send(ContentAnswer answer, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (answer.isLong()) {
      inTurn(() -> answer.send(request, response));
    } else {
      answer.send(request, response);
    }
  }

  /**
   * @throws Failure TOO_LARGE for more than an archive may hold, UNAVAILABLE while too many others
   *     are sent
   */
  public void send(ArchiveAnswer answer, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    inTurn(() -> answer.send(request, response));
  }

  private interface Sending {
    void run() throws IOException;
  }

  private void inTurn(Sending sending) throws IOException {
    if (!places.tryAcquire()) {
      throw new Failure(Reason.UNAVAILABLE, "Too many files are being sent.");
    }
    try {
      sending.run();
    } finally {
      places.release();
    }
  }
}
