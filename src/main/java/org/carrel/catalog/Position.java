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
   * Reads what {@link Page#next} or {@link Page#previous} gave.
   *
   * @throws Failure {@code INVALID} if the text is none of ours
   */
  static Position parse(String text) {
    try {
      String plain = new String(Base64.getUrlDecoder().decode(text), UTF_8);
      UUID id = UUID.fromString(plain.substring(1, 37));
      String key = plain.substring(37);
      return switch (plain.charAt(0)) {
        case '>' -> new After(key, id);
        case '<' -> new Before(key, id);
        default -> throw new IllegalArgumentException("neither after nor before");
      };
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new Failure(Reason.INVALID, "The page asked for is not known.", e);
    }
  }

  /** The page of the given number, from 1. */
  record Numbered(long number) implements Position {}

  /** The page that follows an item, named by what the list is sorted by and its id. */
  record After(String key, UUID id) implements Position {
    String text() {
      return encode('>', key, id);
    }
  }

  /** The page that ends just before an item. */
  record Before(String key, UUID id) implements Position {
    String text() {
      return encode('<', key, id);
    }
  }

  private static String encode(char direction, String key, UUID id) {
    byte[] plain = (direction + id.toString() + key).getBytes(UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(plain);
  }
}
