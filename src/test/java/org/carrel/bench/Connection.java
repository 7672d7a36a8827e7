package org.carrel.bench;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A kept-alive HTTP/1.1 connection that does no more than find where an answer ends, so that it
 * takes little from the machine it measures.
 */
final class Connection implements AutoCloseable {
  private static final int LIMIT_MILLIS = 60_000;

  private final int port;
  private final byte[] buffer = new byte[1 << 16];
  private int from;
  private int to;
  private @Nullable Socket socket;

  Connection(int port) {
    this.port = port;
  }

  /** Sends the request, reads the whole answer and gives its status. */
  int exchange(byte[] request) throws IOException {
    Socket open = open();
    open.getOutputStream().write(request);
    String head = head(open.getInputStream());
    int status = Integer.parseInt(head, 9, 12, 10);
    skipBody(open.getInputStream(), head, status);
    if (head.contains("\r\nconnection: close")) {
      close();
    }
    return status;
  }

  private Socket open() throws IOException {
    Socket open = socket;
    if (open == null) {
      open = new Socket(InetAddress.getLoopbackAddress(), port);
      open.setTcpNoDelay(true);
      open.setSoTimeout(LIMIT_MILLIS);
      socket = open;
      from = 0;
      to = 0;
    }
    return open;
  }

  /** Everything before the empty line, in lower case. */
  private String head(InputStream in) throws IOException {
    while (true) {
      for (int i = from; i + 3 < to; i++) {
        if (buffer[i] == '\r' && buffer[i + 1] == '\n' && buffer[i + 2] == '\r') {
          String head = new String(buffer, from, i + 2 - from, StandardCharsets.ISO_8859_1);
          from = i + 4;
          return head.toLowerCase(Locale.ROOT);
        }
      }
      fill(in);
    }
  }

  private void skipBody(InputStream in, String head, int status) throws IOException {
    if (status == 204 || status == 304) {
      return;
    }
    if (head.contains("\r\ntransfer-encoding: chunked")) {
      skipChunks(in);
      return;
    }
    int at = head.indexOf("\r\ncontent-length: ");
    if (at < 0) {
      throw new IOException("an answer without a length: " + head);
    }
    int start = at + "\r\ncontent-length: ".length();
    skip(in, Long.parseLong(head, start, head.indexOf("\r\n", start), 10));
  }

  /** A chunk's size line, then the chunk and its line end; the last one is empty. */
  private void skipChunks(InputStream in) throws IOException {
    while (true) {
      long size = 0;
      for (int c = next(in); c != '\r'; c = next(in)) {
        size = size * 16 + Character.digit(c, 16);
      }
      skip(in, "\n".length() + size + "\r\n".length());
      if (size == 0) {
        return;
      }
    }
  }

  private int next(InputStream in) throws IOException {
    if (from == to) {
      fill(in);
    }
    return buffer[from++];
  }

  private void skip(InputStream in, long count) throws IOException {
    long left = count;
    while (left > to - from) {
      left -= to - from;
      from = to;
      fill(in);
    }
    from += (int) left;
  }

  private void fill(InputStream in) throws IOException {
    if (from == to) {
      from = 0;
      to = 0;
    }
    if (to == buffer.length) {
      System.arraycopy(buffer, from, buffer, 0, to - from);
      to -= from;
      from = 0;
    }
    int read = in.read(buffer, to, buffer.length - to);
    if (read <= 0) {
      throw new EOFException("the server closed in the middle");
    }
    to += read;
  }

  @Override
  public void close() throws IOException {
    if (socket != null) {
      socket.close();
      socket = null;
    }
  }
}
