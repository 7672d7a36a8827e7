package org.carrel.protocol.ipseity;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.carrel.failure.Failure;

/** One method of one path. */
interface Call {
  /**
   * @throws IpseityError for what ipseity refuses in words of its own
   * @throws Failure for all else
   */
  Answer answer(HttpServletRequest request) throws IOException;
}
