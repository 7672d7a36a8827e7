package org.carrel.format;

import com.github.junrar.Archive;
import com.github.junrar.io.SeekableReadOnlyByteChannel;
import com.github.junrar.volume.Volume;
import com.github.junrar.volume.VolumeManager;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One file as junrar reads it, and the only one: no further volume is ever opened. */
final class RarVolume implements VolumeManager, SeekableReadOnlyByteChannel {
  private final SeekableByteChannel file;

  RarVolume(SeekableByteChannel file) {
    this.file = file;
  }

  @Override
  public @Nullable Volume nextVolume(Archive archive, @Nullable Volume last) throws IOException {
    return last == null ? new First(archive, this, file.size()) : null;
  }

  private record First(Archive archive, RarVolume volume, long size) implements Volume {
    @Override
    public SeekableReadOnlyByteChannel getChannel() {
      return volume;
    }

    @Override
    public long getLength() {
      return size;
    }

    @Override
    public Archive getArchive() {
      return Objects.requireNonNull(archive);
    }
  }

  @Override
  public long getPosition() throws IOException {
    return file.position();
  }

  @Override
  public void setPosition(long position) throws IOException {
    file.position(position);
  }

  @Override
  public int read() throws IOException {
    ByteBuffer one = ByteBuffer.allocate(1);
    return file.read(one) < 0 ? -1 : one.get(0) & 0xFF;
  }

  @Override
  public int read(byte[] sink, int offset, int length) throws IOException {
    return file.read(ByteBuffer.wrap(sink, offset, length));
  }

  @Override
  public int readFully(byte[] sink, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(sink, 0, length);
    while (buffer.hasRemaining()) {
      if (file.read(buffer) < 0) {
        throw new EOFException();
      }
    }
    return length;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
