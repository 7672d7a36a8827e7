package org.carrel.http.graphql;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;

/** The files of one request, which go when it ends. */
final class Spool implements AutoCloseable {
  private static final int LONGEST_NAME = 255;

  private final Path folder;
  private final long mostOfFile;
  private final long mostOfAll;
  private final long end;
  private final Runnable closing;
  private final List<Path> files = new ArrayList<>();
  private long taken;

  /**
   * @param end in the time of {@link System#nanoTime}
   */
  Spool(Path folder, long mostOfFile, long mostOfAll, long end, Runnable closing) {
    this.folder = folder;
    this.mostOfFile = mostOfFile;
    this.mostOfAll = mostOfAll;
    this.end = end;
    this.closing = closing;
  }

  /**
   * The body that brings them.
   *
   * @param others of what else it may have, in bytes
   * @throws Failure TOO_LARGE if more is announced
   */
  IncomingFiles body(HttpServletRequest request, long others) throws IOException {
    return new IncomingFiles(request, mostOfAll + others, end);
  }

  /**
   * @throws Failure TOO_LARGE; UNAVAILABLE if the disk takes no more
   */
  Upload keep(String name, String mediaType, InputStream in) throws IOException {
    Files.createDirectories(folder);
    Path file = Files.createTempFile(folder, "upload-", ".part");
    files.add(file);
    long size;
    try (OutputStream out = Files.newOutputStream(file)) {
      size = copy(in, out);
    }
    return new Upload(bare(name), mediaType, size, file);
  }

  private long copy(InputStream in, OutputStream out) throws IOException {
    byte[] buffer = new byte[16 * 1024];
    long size = 0;
    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
      size += count;
      taken += count;
      bound(size);
      write(out, buffer, count);
    }
    return size;
  }

  private static void write(OutputStream out, byte[] buffer, int count) {
    try {
      out.write(buffer, 0, count);
    } catch (IOException full) {
      throw new Failure(Reason.UNAVAILABLE, "Files cannot be kept now.", full);
    }
  }

  private void bound(long size) {
    if (size > mostOfFile || taken > mostOfAll) {
      throw new Failure(Reason.TOO_LARGE, "A file may have at most " + mostOfFile + " bytes.");
    }
  }

  /** Some browsers send the whole path. */
  private static String bare(String name) {
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    return last.length() > LONGEST_NAME ? last.substring(0, LONGEST_NAME) : last;
  }

  @Override
  public void close() throws IOException {
    try {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    } finally {
      closing.run();
    }
  }
}
