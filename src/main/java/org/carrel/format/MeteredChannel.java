package org.carrel.format;

import static org.carrel.format.UnreadableBook.Defect.TOO_LARGE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that gives only so many bytes until its list of entries is read, so that a list without
 * end fills no memory, and nothing once its time is over. What is skipped is not counted.
 */
final class MeteredChannel implements SeekableByteChannel {
  private final SeekableByteChannel file;
  private final Deadline deadline;
  private long left;

  private MeteredChannel(SeekableByteChannel file, long most, Deadline deadline) {
    this.file = file;
    this.left = most;
    this.deadline = deadline;
  }

  static MeteredChannel open(Path file, long most, Deadline deadline) throws IOException {
    return new MeteredChannel(Files.newByteChannel(file), most, deadline);
  }

  /** Ends the metering. */
  void listed() {
    requireWithin();
    left = Long.MAX_VALUE;
  }

  /**
   * @throws UnreadableBook {@code TOO_LARGE} if more was asked for, which a library may have hidden
   */
  void requireWithin() {
    if (left < 0) {
      throw new UnreadableBook(TOO_LARGE, "The archive has too many entries.");
    }
  }

  @Override
  public int read(ByteBuffer sink) throws IOException {
    deadline.check();
    int read = file.read(sink);
    left -= Math.max(0, read);
    requireWithin();
    return read;
  }

  @Override
  public int write(ByteBuffer source) throws IOException {
    return file.write(source);
  }

  @Override
  public long position() throws IOException {
    return file.position();
  }

  @Override
  public SeekableByteChannel position(long position) throws IOException {
    file.position(position);
    return this;
  }

  @Override
  public long size() throws IOException {
    return file.size();
  }

  @Override
  public SeekableByteChannel truncate(long size) throws IOException {
    file.truncate(size);
    return this;
  }

  @Override
  public boolean isOpen() {
    return file.isOpen();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
