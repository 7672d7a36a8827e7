package org.carrel.http.graphql;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.fileupload2.jakarta.servlet6.JakartaServletRequestContext;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;

/**
 * The body of a request with files. All of it has to arrive in time and within its size, what
 * stands before, between and behind the parts as well.
 */
final class IncomingFiles extends JakartaServletRequestContext {
  private static final int LONGEST_EPILOGUE = 4096;

  private final BoundedInput body;

  /**
   * @param most of all of it, in bytes
   * @param end in the time of {@link System#nanoTime}
   * @throws Failure TOO_LARGE, before anything is read if the length is announced
   */
  IncomingFiles(HttpServletRequest request, long most, long end) throws IOException {
    super(request);
    if (request.getContentLengthLong() > most) {
      throw BoundedInput.tooLarge(most);
    }
    this.body = new BoundedInput(request.getInputStream(), most, end);
  }

  @Override
  public InputStream getInputStream() {
    return body;
  }

  /**
   * Reads what may stand behind the last part, for the next request on the connection.
   *
   * @throws Failure INVALID if it is long
   */
  void requireEnd() throws IOException {
    if (body.readNBytes(LONGEST_EPILOGUE + 1).length > LONGEST_EPILOGUE) {
      throw new Failure(Reason.INVALID, "Too much follows the last part.");
    }
  }
}
