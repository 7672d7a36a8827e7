package org.carrel.http;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * A strong validator: two answers with the same tag are the same byte for byte.
 *
 * @param quoted with its quotes, as it stands in the ETag header
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-8.8.3">RFC 9110, section 8.8.3</a>
 */
public record EntityTag(String quoted) {

  /**
   * @param opaque letters, digits, dots and dashes only
   */
  public static EntityTag of(String opaque) {
    return new EntityTag('"' + opaque + '"');
  }

  /** Whether the client holds this very answer already (304 for GET and HEAD). */
  public boolean isHeldBy(HttpServletRequest request) {
    return isNamedIn(request.getHeader("If-None-Match"));
  }

  /** Whether the client's If-Match rules this answer out (412). */
  boolean isRefusedBy(HttpServletRequest request) {
    String header = request.getHeader("If-Match");
    return header != null && !isNamedIn(header);
  }

  private boolean isNamedIn(@Nullable String header) {
    if (header == null) {
      return false;
    }
    if (header.equals("*")) {
      return true;
    }
    int at = header.indexOf(quoted);
    return at >= 0 && (at == 0 || ", /".indexOf(header.charAt(at - 1)) >= 0);
  }
}
