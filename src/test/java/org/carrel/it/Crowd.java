package org.carrel.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * Many who have each sent one request and wait. They come from an address of their own, so that
 * their wrong passwords count against no other test.
 */
final class Crowd implements AutoCloseable {
  private static final String ADDRESS = "127.0.0.77";
  private static final int LIMIT_MILLIS = 60_000;

  private final List<Socket> waiting = new ArrayList<>();

  /** Joins them; returns as soon as the request is sent. */
  void join(URI server, String request) {
    try {
      Socket socket = new Socket();
      waiting.add(socket);
      socket.bind(new InetSocketAddress(ADDRESS, 0));
      socket.connect(new InetSocketAddress(server.getHost(), server.getPort()), LIMIT_MILLIS);
      socket.setSoTimeout(LIMIT_MILLIS);
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      socket.getOutputStream().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until each has its answer; the statuses. */
  List<Integer> statuses() {
    return waiting.stream().map(Crowd::status).toList();
  }

  private static int status(Socket socket) {
    try {
      byte[] answer = socket.getInputStream().readNBytes("HTTP/1.1 200".length());
      return RawRequest.status(new String(answer, ISO_8859_1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    for (Socket socket : waiting) {
      socket.close();
    }
  }
}
