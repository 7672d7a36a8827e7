package org.carrel.format;

import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;

/**
 * A book file, or a part of it, that cannot be read.
 *
 * <p>The message is one sentence for people and names no path.
 */
public final class UnreadableBook extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What is wrong with the file. */
  public enum Defect {
    /** Truncated or not well formed. */
    DAMAGED,
    /** Protected by a password or by DRM. */
    ENCRYPTED,
    /** Built to exhaust whoever opens it. */
    HOSTILE,
    /** Whole, but of a kind that Carrel does not read, or without the part asked for. */
    UNSUPPORTED,
    /** Beyond a limit that holds for honest files too. */
    TOO_LARGE,
    /** Not there, not a regular file, or not given by the file system. */
    UNREADABLE
  }

  private final Defect defect;

  public UnreadableBook(Defect defect, String message) {
    super(message);
    this.defect = defect;
  }

  public UnreadableBook(Defect defect, String message, Throwable cause) {
    super(message, cause);
    this.defect = defect;
  }

  public Defect defect() {
    return defect;
  }

  /**
   * Whether the same file may well be read another time: it, or the time or memory for it, was not
   * to be had just now.
   */
  boolean mayPass() {
    Throwable cause = getCause();
    return defect == Defect.UNREADABLE
        || cause instanceof Error
        || cause instanceof TimeoutException
        || cause != null && cause.getClass() == IOException.class;
  }

  /** The same for a caller who asked for a page or a cover and gets none. */
  public Failure asFailure() {
    Reason reason =
        switch (defect) {
          case TOO_LARGE -> Reason.TOO_LARGE;
          case UNREADABLE -> Reason.UNAVAILABLE;
          default -> Reason.NOT_FOUND;
        };
    return new Failure(reason, getMessage(), this);
  }

  /** Always present, unlike a bare {@link Throwable}'s. */
  @Override
  public String getMessage() {
    String message = super.getMessage();
    return message == null ? defect.name() : message;
  }
}
