package org.carrel.http.graphql;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;

/**
 * A file that came with a request: the value of the scalar {@code Upload}. It lies on disk until
 * the request is answered.
 *
 * @param fileName as the client named it: a claim, never a path to follow
 * @param mediaType as the client declared it, or {@code application/octet-stream}
 * @param size in bytes
 * @param file where it lies meanwhile
 */
public record Upload(String fileName, String mediaType, long size, Path file) {

  public InputStream open() throws IOException {
    return Files.newInputStream(file);
  }

  /**
   * @throws Failure TOO_LARGE above the limit
   */
  public Upload atMost(long bytes) {
    if (size > bytes) {
      throw new Failure(Reason.TOO_LARGE, "The file is larger than " + bytes + " bytes.");
    }
    return this;
  }

  /** Without the name: it is another's text. */
  @Override
  public String toString() {
    return "Upload[" + size + " bytes]";
  }
}
