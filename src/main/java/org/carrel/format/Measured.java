package org.carrel.format;

import static org.carrel.format.UnreadableBook.Defect.DAMAGED;

import java.io.IOException;
import java.io.OutputStream;

/** Takes exactly as many bytes as were announced, in time, and passes no other on. */
final class Measured extends OutputStream {
  private final OutputStream sink;
  private final Deadline deadline;
  private long left;

  Measured(OutputStream sink, long announced, Deadline deadline) {
    this.sink = sink;
    this.left = announced;
    this.deadline = deadline;
  }

  @Override
  public void write(int single) throws IOException {
    write(new byte[] {(byte) single}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    deadline.check();
    if (length > left) {
      throw unequal();
    }
    sink.write(bytes, offset, length);
    left -= length;
  }

  /**
   * @throws UnreadableBook if fewer came
   */
  void requireWhole() {
    if (left != 0) {
      throw unequal();
    }
  }

  private static UnreadableBook unequal() {
    return new UnreadableBook(DAMAGED, "A part of the archive is not as long as declared.");
  }
}
