package org.carrel.protocol.opds;

import jakarta.servlet.http.HttpServletRequest;
import org.carrel.catalog.Position;
import org.carrel.failure.Failure;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a feed is asked for. Our own links carry a position ({@code at}); Stump's clients
 * count pages ({@code page}, {@code page_size}, {@code zero_based}).
 */
record Paging(Position position, int size, @Nullable String at, @Nullable String customSize) {
  private static final int USUAL_SIZE = 20;
  private static final int LARGEST_SIZE = 100;

  static Paging of(HttpServletRequest request) {
    String size = request.getParameter("page_size");
    String at = request.getParameter("at");
    Position position = at == null ? numbered(request) : Position.parse(at);
    return new Paging(position, size == null ? USUAL_SIZE : size(size), at, size);
  }

  private static Position numbered(HttpServletRequest request) {
    String page = request.getParameter("page");
    if (page == null) {
      return Position.start();
    }
    boolean zeroBased = Boolean.parseBoolean(request.getParameter("zero_based"));
    return Position.page(number("page", page) + (zeroBased ? 1 : 0));
  }

  private static int size(String text) {
    return (int) Math.max(1, Math.min(LARGEST_SIZE, number("page_size", text)));
  }

  private static long number(String name, String text) {
    if (text.length() > 9 || text.isEmpty() || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw Failure.invalid("The parameter " + name + " is not a number in range.");
    }
    return Long.parseLong(text);
  }

  /**
   * The address of the page asked for; of a numbered one the first page's, which it may well be.
   */
  String own(String feed) {
    return address(feed, at);
  }

  /** The address of another page of the same feed. */
  String address(String feed, @Nullable String at) {
    StringBuilder address = new StringBuilder(feed);
    if (at != null) {
      append(address, "at", at);
    }
    if (customSize != null) {
      append(address, "page_size", String.valueOf(size));
    }
    return address.toString();
  }

  private static void append(StringBuilder address, String name, String value) {
    address.append(address.indexOf("?") < 0 ? '?' : '&').append(name).append('=').append(value);
  }
}
