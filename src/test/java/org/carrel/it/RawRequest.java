package org.carrel.it;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Requests that no client library would send: the text goes out as it is, one character a byte. */
public final class RawRequest {
  private static final int LIMIT_MILLIS = 10_000;
  private static final int PATIENT_MILLIS = 30_000;

  private RawRequest() {}

  /** What comes back until the server closes, or falls silent for ten seconds. */
  public static String send(URI server, String request) {
    return send(server, null, request, LIMIT_MILLIS);
  }

  /** The same from another address of this machine, waiting as long as a client library would. */
  static String send(URI server, InetAddress from, String request) {
    return send(server, from, request, PATIENT_MILLIS);
  }

  private static String send(
      URI server, @Nullable InetAddress from, String request, int limitMillis) {
    try (Socket socket = new Socket(server.getHost(), server.getPort(), from, 0)) {
      socket.setSoTimeout(limitMillis);
      write(socket, request);
      return read(socket.getInputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The number of the first status line, or 0 if there was none. */
  public static int status(String answer) {
    return answer.startsWith("HTTP/1.1 ") ? Integer.parseInt(answer.substring(9, 12)) : 0;
  }

  /** A server that has refused already may close before it has read all. */
  private static void write(Socket socket, String request) throws IOException {
    try {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
    } catch (SocketException e) {
      socket.shutdownOutput();
    }
  }

  private static String read(InputStream in) throws IOException {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    try {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        read.write(buffer, 0, count);
      }
    } catch (SocketTimeoutException | SocketException e) {
      // what was read until then is the answer
    }
    return read.toString(StandardCharsets.ISO_8859_1);
  }
}
