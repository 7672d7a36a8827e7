package org.carrel.protocol.opds;

import jakarta.servlet.http.HttpServletRequest;
import org.carrel.catalog.Part.Range;
import org.carrel.catalog.Position;
import org.carrel.failure.Failure;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a feed is asked for. Our own links carry a position ({@code at}), and beside it the
 * page's number for readers who show it; Stump's clients count pages ({@code page}, {@code
 * page_size}, {@code zero_based}).
 *
 * @param number from 1; null in addresses that nobody numbered
 */
record Paging(
    Position position,
    int size,
    @Nullable String at,
    @Nullable Long number,
    @Nullable String customSize) {
  private static final int USUAL_SIZE = 20;
  private static final int LARGEST_SIZE = 100;

  static Paging of(HttpServletRequest request) {
    String size = request.getParameter("page_size");
    String at = request.getParameter("at");
    Long number = number(request, at);
    Position counted = Position.page(number == null ? 1 : number);
    return new Paging(
        at == null ? counted : Position.parse(at),
        size == null ? USUAL_SIZE : size(size),
        at,
        number,
        size);
  }

  private static @Nullable Long number(HttpServletRequest request, @Nullable String at) {
    String page = request.getParameter("page");
    if (page == null) {
      return at == null ? 1L : null;
    }
    boolean zeroBased = Boolean.parseBoolean(request.getParameter("zero_based"));
    return number("page", page) + (zeroBased ? 1 : 0);
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

  /** Of a list whose pages are numbered. */
  Range range() {
    return new Range(((number == null ? 1 : number) - 1) * size, size);
  }

  /** The address of the page asked for. */
  String own(String feed) {
    return at == null ? numbered(feed, number == null ? 1 : number) : address(feed, at, number);
  }

  String first(String feed) {
    return address(feed, null, null);
  }

  /** The page that follows, or comes before, where the catalogue says it begins. */
  String turned(String feed, String newAt, int pages) {
    return address(feed, newAt, number == null ? null : Math.max(1, number + pages));
  }

  /** The last page, counted from the end: it costs the same however many there are. */
  String last(String feed, long pages) {
    return pages == 1 ? first(feed) : address(feed, Position.END, pages);
  }

  String numbered(String feed, long page) {
    return address(feed, null, page == 1 ? null : page);
  }

  private String address(String feed, @Nullable String newAt, @Nullable Long page) {
    StringBuilder address = new StringBuilder(feed);
    if (newAt != null) {
      append(address, "at", newAt);
    }
    if (page != null) {
      append(address, "page", String.valueOf(page));
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
