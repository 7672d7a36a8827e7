package org.carrel.image;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** An image ready to be sent: small ones are in memory, large ones stay on disk. */
public sealed interface Rendition {
  String mediaType();

  /** In bytes. */
  long length();

  void writeTo(OutputStream out) throws IOException;

  /** In memory. */
  record Small(Encoded encoded) implements Rendition {
    @Override
    public String mediaType() {
      return encoded.mediaType();
    }

    @Override
    public long length() {
      return encoded.bytes().length;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      out.write(encoded.bytes());
    }
  }

  /**
   * On disk.
   *
   * @param offset where it begins in the file
   */
  record Stored(Path file, String mediaType, long offset, long length) implements Rendition {
    private static final int CHUNK = 64 * 1024;

    @Override
    public void writeTo(OutputStream out) throws IOException {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
        WritableByteChannel sink = Channels.newChannel(out);
        long end = offset + length;
        long at = offset;
        while (at < end) {
          long sent = channel.transferTo(at, Math.min(CHUNK, end - at), sink);
          if (sent <= 0) {
            throw new IOException("The image became shorter while it was sent");
          }
          at += sent;
        }
      }
    }
  }
}
