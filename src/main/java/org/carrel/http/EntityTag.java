package org.carrel.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;

/**
 * A strong validator: two answers with the same tag are the same byte for byte.
 *
 * @param quoted with its quotes, as it stands in the ETag header
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-8.8.3">RFC 9110, section 8.8.3</a>
 */
public record EntityTag(String quoted) {
  private static final String ANYTHING = "*";

  /**
   * @param opaque letters, digits, dots and dashes only
   */
  public static EntityTag of(String opaque) {
    return new EntityTag('"' + opaque + '"');
  }

  /**
   * Whether the client holds this very answer already (304 for GET and HEAD), of which it is known
   * that there is one.
   */
  public boolean isHeldBy(HttpServletRequest request) {
    return isNamedBy(request) || ANYTHING.equals(request.getHeader("If-None-Match"));
  }

  /** Whether the client names it as one that it holds, so that it was once told of it. */
  public boolean isNamedBy(HttpServletRequest request) {
    return isIn(request, "If-None-Match", ", /");
  }

  /** Whether the client's If-Match rules this answer out (412); a weak tag never lets it in. */
  boolean isRefusedBy(HttpServletRequest request) {
    String header = request.getHeader("If-Match");
    return header != null && !header.equals(ANYTHING) && !isIn(request, "If-Match", ", ");
  }

  /**
   * @param before what may stand before it
   */
  private boolean isIn(HttpServletRequest request, String header, String before) {
    return Collections.list(request.getHeaders(header)).stream()
        .anyMatch(
            tags -> {
              int at = tags.indexOf(quoted);
              return at == 0 || at > 0 && before.indexOf(tags.charAt(at - 1)) >= 0;
            });
  }
}
