package org.carrel.http.graphql;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Schema language that lies beside the classes. */
public final class SchemaText {
  private SchemaText() {}

  /**
   * @throws IllegalStateException if there is no such file
   */
  public static String beside(Class<?> part, String name) {
    try (InputStream in = part.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing");
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
