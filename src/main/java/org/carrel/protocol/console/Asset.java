package org.carrel.protocol.console;

import java.util.Map;

/** One file of the console, kept in memory. */
record Asset(String mediaType, byte[] bytes) {
  private static final String TEXT = ";charset=utf-8";

  /** By ending; servers do not agree on modules. */
  private static final Map<String, String> TYPES =
      Map.of(
          "js", "text/javascript" + TEXT,
          "mjs", "text/javascript" + TEXT,
          "css", "text/css" + TEXT,
          "json", "application/json",
          "svg", "image/svg+xml" + TEXT,
          "png", "image/png",
          "woff2", "font/woff2",
          "txt", "text/plain" + TEXT);

  static Asset of(String path, byte[] bytes) {
    String ending = path.substring(path.lastIndexOf('.') + 1);
    return new Asset(TYPES.getOrDefault(ending, "application/octet-stream"), bytes);
  }
}
