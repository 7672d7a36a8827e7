package org.carrel.protocol.graphql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Base64;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.http.graphql.Upload;

/** Pictures that came with a request. */
final class Uploaded {
  private Uploaded() {}

  /**
   * @throws Failure TOO_LARGE
   */
  static byte[] bytes(Upload picture, int largest) {
    try {
      return Files.readAllBytes(picture.atMost(largest).file());
    } catch (IOException e) {
      throw new UncheckedIOException("The file is no longer there.", e);
    }
  }

  /**
   * @param text Base64, perhaps as a {@code data:} URL
   * @throws Failure INVALID for what is none
   */
  static byte[] bytes(String text) {
    String digits = text.startsWith("data:") ? text.substring(text.indexOf(',') + 1) : text;
    try {
      return Base64.getDecoder().decode(digits.strip());
    } catch (IllegalArgumentException e) {
      throw new Failure(Reason.INVALID, "The picture is not in Base64.", e);
    }
  }
}
