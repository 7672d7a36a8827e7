package org.carrel.protocol.graphql;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.carrel.catalog.Part;
import org.carrel.catalog.Part.Range;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.http.graphql.Call;
import org.carrel.http.graphql.Input;
import org.jspecify.annotations.Nullable;

/**
 * How a client pages through a list: by numbers, by cursors or not at all.
 *
 * @see <a href="https://www.stumpapp.dev">the input {@code Pagination} of Stump's clients</a>
 */
sealed interface Paging {
  /** Which items the page has. */
  Range range();

  /** The union {@code PaginationInfo}. */
  Map<String, @Nullable Object> info(int shown, long total);

  /**
   * The page that the argument {@code pagination} asks for, of a list.
   *
   * @throws Failure INVALID for a page that cannot be
   */
  static <T> Map<String, Object> page(Call call, Function<Range, Part<T>> list) {
    Paging paging = of(call);
    return paging.page(list.apply(paging.range()));
  }

  /** How the argument {@code pagination} pages; one that says the same equals another. */
  static Paging of(Call call) {
    return of(call.arguments().input("pagination").orElseThrow());
  }

  /** What is shown of it. */
  default Map<String, Object> page(Part<?> part) {
    if (this instanceof Whole && part.total() > part.items().size()) {
      throw Failure.invalid("The list is too long for one page.");
    }
    return Map.of("nodes", part.items(), "pageInfo", info(part.items().size(), part.total()));
  }

  /** The same of a list that is known whole. */
  static <T> Map<String, Object> page(Call call, List<T> all) {
    return page(
        call,
        range ->
            new Part<>(
                all.stream().skip(range.offset()).limit(range.limit()).toList(), all.size()));
  }

  private static Paging of(Input pagination) {
    Optional<Input> offset = pagination.input("offset");
    if (offset.isPresent()) {
      return Numbered.of(offset.get());
    }
    return pagination.input("cursor").<Paging>map(Cursor::of).orElseGet(Whole::new);
  }

  /**
   * @param page as the client counts
   */
  record Numbered(int page, int size, boolean fromZero) implements Paging {
    static Numbered of(Input input) {
      boolean fromZero = input.flag("zeroBased");
      int page = input.number("page").orElseThrow();
      int size = input.number("pageSize").orElse(20);
      if (page < (fromZero ? 0 : 1)) {
        throw Failure.invalid("Pages are counted from " + (fromZero ? "0." : "1."));
      }
      return new Numbered(page, size, fromZero);
    }

    @Override
    public Range range() {
      return new Range((long) size * (fromZero ? page : page - 1), size);
    }

    @Override
    public Map<String, @Nullable Object> info(int shown, long total) {
      return numbers(page, size, fromZero, range().offset(), total);
    }
  }

  /** Everything at once. */
  record Whole() implements Paging {
    @Override
    public Range range() {
      return Range.MANY;
    }

    @Override
    public Map<String, @Nullable Object> info(int shown, long total) {
      return numbers(1, shown, false, 0, total);
    }
  }

  /**
   * @param after what the page before gave, of ours
   */
  record Cursor(Optional<String> after, int limit) implements Paging {
    private static final String MARK = "after:";

    static Cursor of(Input input) {
      return new Cursor(input.text("after"), input.number("limit").orElse(20));
    }

    @Override
    public Range range() {
      return new Range(after.map(Cursor::offset).orElse(0L), limit);
    }

    private static long offset(String cursor) {
      try {
        String plain = new String(Base64.getUrlDecoder().decode(cursor), UTF_8);
        if (plain.startsWith(MARK)) {
          return Long.parseLong(plain.substring(MARK.length()));
        }
      } catch (IllegalArgumentException e) {
        throw new Failure(Reason.INVALID, "The cursor is none of this list.", e);
      }
      throw Failure.invalid("The cursor is none of this list.");
    }

    @Override
    public Map<String, @Nullable Object> info(int shown, long total) {
      long end = range().offset() + shown;
      byte[] next = (MARK + end).getBytes(UTF_8);
      Map<String, @Nullable Object> info = new LinkedHashMap<>();
      info.put(CommonFields.TYPE, "CursorPaginationInfo");
      info.put("currentCursor", after.orElse(null));
      info.put(
          "nextCursor",
          end < total ? Base64.getUrlEncoder().withoutPadding().encodeToString(next) : null);
      info.put("limit", limit);
      return info;
    }
  }

  private static Map<String, @Nullable Object> numbers(
      int page, int size, boolean fromZero, long offset, long total) {
    Map<String, @Nullable Object> info = new LinkedHashMap<>();
    info.put(CommonFields.TYPE, "OffsetPaginationInfo");
    info.put("totalPages", size == 0 ? 0 : (total + size - 1) / size);
    info.put("totalItems", total);
    info.put("currentPage", page);
    info.put("pageSize", size);
    info.put("pageOffset", offset);
    info.put("zeroBased", fromZero);
    return info;
  }
}
