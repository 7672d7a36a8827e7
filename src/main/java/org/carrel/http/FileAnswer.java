package org.carrel.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import org.carrel.failure.Failure;

/**
 * A file on the disk as an answer to GET and HEAD: whole, in part or in several parts, with a
 * strong tag.
 *
 * @param saveAs the name to save it under; empty for what is shown in place
 * @param cacheControl who may keep it, and for how long
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-14">RFC 9110, sections 13 and 14</a>
 */
public record FileAnswer(
    Path file, String mediaType, Optional<String> saveAs, String cacheControl) {
  private static final int CHUNK = 64 * 1024;

  /** What a connection's buffers take at once, whether its client reads or not. */
  private static final int SHORT = 256 * 1024;

  private static final String BOUNDARY = "carrel-7f3d9b52c1e84a06";

  /**
   * @throws Failure NOT_FOUND if the file is gone
   */
  void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
    BasicFileAttributes attributes = attributes();
    EntityTag tag = tag(attributes);
    response.setHeader("ETag", tag.quoted());
    response.setHeader("Accept-Ranges", "bytes");
    response.setHeader("Cache-Control", cacheControl);
    if (tag.isRefusedBy(request)) {
      response.setStatus(HttpServletResponse.SC_PRECONDITION_FAILED);
      return;
    }
    if (tag.isHeldBy(request)) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    saveAs.ifPresent(
        name -> response.setHeader("Content-Disposition", ContentDisposition.attachment(name)));
    Optional<List<ByteRange>> ranges = ranges(request, tag, attributes.size());
    if (ranges.isEmpty()) {
      sendAll(request, response, attributes.size());
    } else {
      sendParts(request, response, ranges.get(), attributes.size());
    }
  }

  /** Whether a client that reads slowly can keep a thread waiting. */
  boolean isLong() {
    return file.toFile().length() > SHORT;
  }

  private BasicFileAttributes attributes() throws IOException {
    try {
      return Files.readAttributes(file, BasicFileAttributes.class);
    } catch (NoSuchFileException e) {
      throw Failure.notFound("The file is no longer there.");
    }
  }

  private static EntityTag tag(BasicFileAttributes attributes) {
    return EntityTag.of(
        Long.toHexString(attributes.size())
            + "-"
            + Long.toHexString(attributes.lastModifiedTime().toInstant().toEpochMilli())
            + Integer.toHexString(attributes.lastModifiedTime().toInstant().getNano()));
  }

  private static Optional<List<ByteRange>> ranges(
      HttpServletRequest request, EntityTag tag, long size) {
    String range = request.getHeader("Range");
    String condition = request.getHeader("If-Range");
    if (range == null
        || !request.getMethod().equals("GET")
        || condition != null && !condition.equals(tag.quoted())) {
      return Optional.empty();
    }
    return ByteRange.parse(range, size);
  }

  private void sendAll(HttpServletRequest request, HttpServletResponse response, long size)
      throws IOException {
    response.setContentType(mediaType);
    response.setContentLengthLong(size);
    if (hasBody(request)) {
      copy(List.of(new ByteRange(0, size - 1)), size, response.getOutputStream(), false);
    }
  }

  private void sendParts(
      HttpServletRequest request, HttpServletResponse response, List<ByteRange> ranges, long size)
      throws IOException {
    if (ranges.isEmpty()) {
      response.setStatus(HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE);
      response.setHeader("Content-Range", "bytes */" + size);
      return;
    }
    response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
    boolean several = ranges.size() > 1;
    if (several) {
      response.setContentType("multipart/byteranges; boundary=" + BOUNDARY);
    } else {
      response.setContentType(mediaType);
      response.setHeader("Content-Range", ranges.get(0).contentRange(size));
      response.setContentLengthLong(ranges.get(0).length());
    }
    if (hasBody(request)) {
      copy(ranges, size, response.getOutputStream(), several);
    }
  }

  private static boolean hasBody(HttpServletRequest request) {
    return !request.getMethod().equals("HEAD");
  }

  private void copy(List<ByteRange> ranges, long size, OutputStream out, boolean multipart)
      throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      for (ByteRange range : ranges) {
        if (multipart) {
          out.write(partHead(range, size));
        }
        copy(channel, range, out);
      }
      if (multipart) {
        out.write(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
      }
    }
  }

  private byte[] partHead(ByteRange range, long size) {
    return "\r\n--%s\r\nContent-Type: %s\r\nContent-Range: %s\r\n\r\n"
        .formatted(BOUNDARY, mediaType, range.contentRange(size))
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static void copy(SeekableByteChannel channel, ByteRange range, OutputStream out)
      throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(CHUNK, range.length()));
    channel.position(range.first());
    long left = range.length();
    while (left > 0) {
      buffer.clear().limit((int) Math.min(buffer.capacity(), left));
      int read = channel.read(buffer);
      if (read < 0) {
        throw new IOException("The file became shorter while it was sent");
      }
      out.write(buffer.array(), 0, read);
      left -= read;
    }
  }
}
