package org.carrel.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.UUID;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;

/**
 * Where in a list a page begins.
 *
 * <p>Positions between items stay right while books come and go, and cost the same at any depth.
 * Numbered pages are for clients that know nothing else: books that join shift them, and the first
 * deep one after a change costs more.
 */
public sealed interface Position {
  /** The last page of any list, as {@link #parse} reads it. */
  String END = encode("$");

  /** The first page. */
  static Position start() {
    return new Numbered(1);
  }

  /**
   * A page by number.
   *
   * @param number from 1; a page beyond the end is empty
   * @throws Failure {@code INVALID} if the number is below 1
   */
  static Position page(long number) {
    if (number < 1) {
      throw Failure.invalid("Pages are counted from 1.");
    }
    return new Numbered(number);
  }

  /**
   * Reads {@link #END}, and what {@link Page#next} or {@link Page#previous} gave.
   *
   * @throws Failure {@code INVALID} if the text is none of ours
   */
  static Position parse(String text) {
    if (text.equals(END)) {
      return new End();
    }
    try {
      String plain = new String(Base64.getUrlDecoder().decode(text), UTF_8);
      UUID id = UUID.fromString(plain.substring(1, 37));
      int mark = plain.indexOf(':', 37);
      long items = items(plain.substring(37, mark));
      String key = plain.substring(mark + 1);
      return switch (plain.charAt(0)) {
        case '>' -> new After(key, id, items);
        case '<' -> new Before(key, id, items);
        default -> throw new IllegalArgumentException("neither after nor before");
      };
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new Failure(Reason.INVALID, "The page asked for is not known.", e);
    }
  }

  private static long items(String digits) {
    long items = Long.parseLong(digits);
    if (items < 0) {
      throw new IllegalArgumentException("no list has fewer than no items");
    }
    return items;
  }

  /** The page of the given number, from 1. */
  record Numbered(long number) implements Position {}

  /**
   * The page that follows an item, named by what the list is sorted by and its id.
   *
   * @param items how many items there were up to it, itself included
   */
  record After(String key, UUID id, long items) implements Position {
    String text() {
      return encode('>' + id.toString() + items + ':' + key);
    }
  }

  /**
   * The page that ends just before an item.
   *
   * @param items how many items there were before it
   */
  record Before(String key, UUID id, long items) implements Position {
    String text() {
      return encode('<' + id.toString() + items + ':' + key);
    }
  }

  /** The last page: what full ones leave. */
  record End() implements Position {}

  private static String encode(String plain) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(UTF_8));
  }
}
