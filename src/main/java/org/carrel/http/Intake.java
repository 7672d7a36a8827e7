package org.carrel.http;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.carrel.config.Settings;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;

/**
 * Takes bodies in: no more of one than the limit, and from slow clients only so many at once and
 * not for long, since each holds a thread until its last byte. What came with its headers, as small
 * bodies do, waits for nobody.
 */
final class Intake {
  static final String ATTRIBUTE = "org.carrel.http.intake";

  /** Half of the threads that the listeners of server-config have. */
  private static final int UNDER_WAY = 200;

  /** Of those, this much memory is for the ones beyond {@link IncomingBody#SMALL}. */
  private static final int MEMORY = 32 << 20;

  private static final Intake DEFAULT = new Intake(1 << 20, Duration.ofSeconds(10));

  private final int limit;
  private final Duration time;
  private final Semaphore places = new Semaphore(UNDER_WAY);
  private final Semaphore largePlaces;

  private Intake(int limit, Duration time) {
    this.limit = limit;
    this.time = time;
    this.largePlaces = new Semaphore(Math.max(2, MEMORY / limit));
  }

  static Intake of(Settings.Http settings) {
    return new Intake(settings.maxBody(), settings.bodyTime());
  }

  static Intake of(HttpServletRequest request) {
    return request.getServletContext().getAttribute(ATTRIBUTE) instanceof Intake intake
        ? intake
        : DEFAULT;
  }

  /**
   * Reads a small body that nobody wanted, as patiently as one that is wanted. The server closes a
   * connection on which something is unread, and a client that sends its next request there hears
   * nothing.
   */
  static void passOver(HttpServletRequest request) throws IOException {
    long length = request.getContentLengthLong();
    if (length <= 0 || length > IncomingBody.SMALL || request.isAsyncStarted()) {
      return;
    }
    ServletInputStream in = request.getInputStream();
    if (!in.isFinished()) {
      discard(request, in);
    }
  }

  private static void discard(HttpServletRequest request, InputStream in) throws IOException {
    try {
      Intake.of(request).read(request, in);
    } catch (Failure tooSlow) {
      // then the connection ends
    }
  }

  /**
   * @throws Failure TOO_LARGE, before anything is read if the length is announced; TIMED_OUT;
   *     UNAVAILABLE while too many others are under way
   */
  byte[] read(HttpServletRequest request, InputStream in) throws IOException {
    long length = request.getContentLengthLong();
    if (length > limit) {
      throw IncomingBody.tooLarge(limit);
    }
    if (length >= 0 && in.available() >= length) {
      return in.readNBytes((int) length);
    }
    if (!places.tryAcquire()) {
      throw new Failure(Reason.UNAVAILABLE, "Too many bodies are under way.");
    }
    try (IncomingBody body = new IncomingBody(in, limit, time, largePlaces)) {
      return body.read();
    } finally {
      places.release();
    }
  }
}
