package org.carrel.bench;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One HTTP request, as it goes over the wire again and again. A header is {@code Name: value}. */
record Call(String method, String path, List<String> headers, String body) {

  static Call get(String path) {
    return new Call("GET", path, List.of(), "");
  }

  static Call postJson(String path, String json) {
    return new Call("POST", path, List.of("Content-Type: application/json"), json);
  }

  Call with(String header) {
    return new Call(
        method, path, Stream.concat(headers.stream(), Stream.of(header)).toList(), body);
  }

  Call at(String otherPath) {
    return new Call(method, otherPath, headers, body);
  }

  byte[] bytes() {
    int length = body.getBytes(StandardCharsets.UTF_8).length;
    String head =
        Stream.of(
                Stream.of(method + " " + path + " HTTP/1.1", "Host: localhost"),
                Stream.of("User-Agent: carrel-bench", "Accept: */*"),
                headers.stream(),
                length > 0 ? Stream.of("Content-Length: " + length) : Stream.<String>empty())
            .flatMap(lines -> lines)
            .collect(Collectors.joining("\r\n"));
    return (head + "\r\n\r\n" + body).getBytes(StandardCharsets.UTF_8);
  }
}
