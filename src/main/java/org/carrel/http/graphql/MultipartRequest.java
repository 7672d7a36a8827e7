package org.carrel.http.graphql;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.fileupload2.core.FileItemInput;
import org.apache.commons.fileupload2.core.FileItemInputIterator;
import org.apache.commons.fileupload2.jakarta.servlet6.JakartaServletFileUpload;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.http.Body;
import org.jspecify.annotations.Nullable;

/**
 * A request with files: {@code operations}, then {@code map}, then the files it names. The order is
 * demanded, so that no file is taken of which nobody knows where it goes.
 *
 * @see <a href="https://github.com/jaydenseric/graphql-multipart-request-spec">GraphQL multipart
 *     request</a>
 */
final class MultipartRequest {
  private static final int LONGEST_TEXT = 1 << 20;

  /** Of all parts, with what stands between them. */
  private static final int LONGEST_HEADERS = 64 << 10;

  private final FileItemInputIterator parts;
  private final Spool spool;

  private MultipartRequest(FileItemInputIterator parts, Spool spool) {
    this.parts = parts;
    this.spool = spool;
  }

  /**
   * @throws Failure INVALID if it cannot be read so; TOO_LARGE, TIMED_OUT
   */
  static Body read(HttpServletRequest request, Spool spool) throws IOException {
    JakartaServletFileUpload<?, ?> upload = new JakartaServletFileUpload<>();
    upload.setHeaderCharset(UTF_8);
    IncomingFiles incoming = spool.body(request, 2 * LONGEST_TEXT + LONGEST_HEADERS);
    try {
      Body body = new MultipartRequest(upload.getItemIterator(incoming), spool).read();
      incoming.requireEnd();
      return body;
    } catch (IllegalArgumentException | IOException e) {
      throw new Failure(Reason.INVALID, "The multipart body cannot be read.", e);
    }
  }

  private Body read() throws IOException {
    Body operations = json("operations");
    UploadMap map = UploadMap.of(json("map").values());
    return new Body(map.fill(operations.values(), files(map)));
  }

  private Body json(String name) throws IOException {
    FileItemInput part = parts.hasNext() ? parts.next() : null;
    if (part == null || !part.isFormField() || !name.equals(part.getFieldName())) {
      throw Failure.invalid("The parts are operations, map and the files, in this order.");
    }
    try (InputStream in = part.getInputStream()) {
      byte[] bytes = in.readNBytes(LONGEST_TEXT + 1);
      if (bytes.length > LONGEST_TEXT) {
        throw new Failure(Reason.TOO_LARGE, name + " is larger than " + LONGEST_TEXT + " bytes.");
      }
      return Body.ofText(new String(bytes, UTF_8));
    }
  }

  private Map<String, Upload> files(UploadMap map) throws IOException {
    Map<String, Upload> files = new LinkedHashMap<>();
    while (parts.hasNext()) {
      FileItemInput part = parts.next();
      String name = String.valueOf(part.getFieldName());
      if (part.isFormField() || !map.places().containsKey(name) || files.containsKey(name)) {
        throw Failure.invalid("A part is no file that map names, or comes twice.");
      }
      files.put(name, kept(part));
    }
    return files;
  }

  private Upload kept(FileItemInput part) throws IOException {
    try (InputStream in = part.getInputStream()) {
      return spool.keep(
          text(part.getName(), "file"),
          text(part.getContentType(), "application/octet-stream"),
          in);
    }
  }

  private static String text(@Nullable String given, String otherwise) {
    return given == null || given.isBlank() ? otherwise : given;
  }
}
