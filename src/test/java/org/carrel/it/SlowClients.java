package org.carrel.it;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Many connections that begin one request each and then take their time. */
final class SlowClients implements AutoCloseable {
  private final List<Socket> sockets = new ArrayList<>();

  /** More than there are places for slow ones. */
  static final int MANY = 300;

  private static final int KEPT = 4096;

  static SlowClients begin(URI server, int count, String request) throws IOException {
    SlowClients clients = new SlowClients();
    for (int i = 0; i < count; i++) {
      clients.begin(server, request);
    }
    return clients;
  }

  private void begin(URI server, String request) throws IOException {
    Socket socket = new Socket();
    sockets.add(socket);
    socket.setReceiveBufferSize(4096);
    socket.connect(new InetSocketAddress(server.getHost(), server.getPort()));
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
  }

  /** Sends a little more on each, as far as the server still listens. */
  void send(String little) throws IOException {
    byte[] bytes = little.getBytes(StandardCharsets.US_ASCII);
    for (Socket socket : sockets) {
      try {
        socket.getOutputStream().write(bytes);
      } catch (SocketException cut) {
        // what it was told is still to be read
      }
    }
  }

  /**
   * What a client was told until the server closed.
   *
   * @param text the beginning of it, in ISO 8859-1
   */
  record Told(String text, long bytes) {
    int status() {
      return RawRequest.status(text);
    }
  }

  /**
   * What each was told.
   *
   * @throws SocketTimeoutException if a connection is still open and silent after the given time
   */
  List<Told> answers(int withinMillis) throws IOException {
    List<Told> answers = new ArrayList<>();
    for (Socket socket : sockets) {
      socket.setSoTimeout(withinMillis);
      answers.add(read(socket));
    }
    return answers;
  }

  private static Told read(Socket socket) throws IOException {
    StringBuilder text = new StringBuilder();
    byte[] buffer = new byte[1 << 16];
    long bytes = 0;
    try {
      for (int n = socket.getInputStream().read(buffer); n >= 0; ) {
        if (text.length() < KEPT) {
          text.append(new String(buffer, 0, n, StandardCharsets.ISO_8859_1));
        }
        bytes += n;
        n = socket.getInputStream().read(buffer);
      }
    } catch (SocketTimeoutException silent) {
      throw silent;
    } catch (SocketException reset) {
      return new Told(text.toString(), bytes);
    }
    return new Told(text.toString(), bytes);
  }

  @Override
  public void close() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
