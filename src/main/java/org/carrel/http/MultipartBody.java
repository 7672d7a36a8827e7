package org.carrel.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.commons.fileupload2.core.AbstractFileUpload;
import org.apache.commons.fileupload2.core.FileItemInput;
import org.apache.commons.fileupload2.core.FileItemInputIterator;
import org.apache.commons.fileupload2.core.RequestContext;
import org.apache.commons.fileupload2.jakarta.servlet6.JakartaServletFileUpload;
import org.carrel.failure.Failure;
import org.jspecify.annotations.Nullable;

/**
 * The fields of {@code multipart/form-data}. Files are not taken here: uploads have streams of
 * their own.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7578">RFC 7578</a>
 */
final class MultipartBody {
  private MultipartBody() {}

  /**
   * @throws Failure INVALID if it cannot be parsed, holds no field, a file or too many fields
   */
  static Map<String, @Nullable Object> parse(String contentType, byte[] bytes) {
    AbstractFileUpload<?, ?, ?> upload = new JakartaServletFileUpload<>();
    upload.setHeaderCharset(StandardCharsets.UTF_8);
    Fields fields = new Fields();
    try {
      FileItemInputIterator parts = upload.getItemIterator(new Received(contentType, bytes));
      while (parts.hasNext()) {
        add(parts.next(), fields);
      }
    } catch (IllegalArgumentException | IOException e) {
      throw unparsable();
    }
    if (fields.values().isEmpty()) {
      throw unparsable(); // what holds no boundary looks to the parser like a form without fields
    }
    return fields.values();
  }

  private static void add(FileItemInput part, Fields fields) throws IOException {
    if (!part.isFormField() || part.getFieldName() == null) {
      throw Failure.invalid("Files are not taken here.");
    }
    try (InputStream in = part.getInputStream()) {
      byte[] value = in.readAllBytes();
      fields.add(part.getFieldName(), Utf8.decode(value, 0, value.length));
    }
  }

  private static Failure unparsable() {
    return Failure.invalid("The multipart body cannot be parsed.");
  }

  private record Received(String contentType, byte[] bytes) implements RequestContext {
    @Override
    public String getCharacterEncoding() {
      return StandardCharsets.UTF_8.name();
    }

    @Override
    public long getContentLength() {
      return bytes.length;
    }

    @Override
    public String getContentType() {
      return contentType;
    }

    @Override
    public InputStream getInputStream() {
      return new ByteArrayInputStream(bytes);
    }

    @Override
    public boolean isMultipartRelated() {
      return false;
    }
  }
}
