package org.carrel.protocol.opds;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.carrel.catalog.BookOrder;
import org.carrel.catalog.Column;
import org.carrel.catalog.Condition;
import org.carrel.catalog.Narrowing;
import org.carrel.catalog.Selection;
import org.carrel.catalog.Trait;
import org.carrel.failure.Failure;
import org.carrel.format.BookType;

/** How a reader has narrowed and sorted a feed of books, as its address tells. */
record Choices(Narrowing narrowing, Optional<BookOrder> order, Optional<Read> read) {
  static final String SORT = "sort";
  static final String READ = "read";

  /**
   * @see <a href="https://www.rfc-editor.org/rfc/rfc5646#section-4.4.1">RFC 5646, section 4.4.1</a>
   */
  private static final int LONGEST_LANGUAGE = 35;

  /** The parameters that stay in the addresses of a feed's pages. */
  static final List<String> PARAMETERS = parameters();

  /** Those that every feed can have; others are some feeds' own. */
  static final List<BookOrder> ORDERS =
      List.of(BookOrder.TITLE, BookOrder.AUTHOR, BookOrder.NEWEST, BookOrder.PUBLISHED);

  /** How far somebody has read a book. */
  enum Read {
    UNREAD("Not begun"),
    READING("Reading"),
    FINISHED("Read"),
    ABANDONED("Given up");

    private final String title;

    Read(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }

    Condition of(Column opened) {
      return this == UNREAD
          ? new Condition.Missing(opened)
          : new Condition.Compare(opened, Condition.Operator.EQUAL, name());
    }
  }

  /**
   * @param opened as {@code reading} has it; empty for those who are told nothing of it
   * @throws Failure INVALID for what no such parameter can be
   */
  static Choices of(Asked asked, Optional<Column> opened) {
    Map<Trait, String> traits = new EnumMap<>(Trait.class);
    for (Trait trait : Trait.values()) {
      asked.parameter(parameter(trait)).ifPresent(v -> traits.put(trait, checked(trait, v)));
    }
    Optional<Read> read = opened.flatMap(any -> asked.parameter(READ)).map(Choices::read);
    Optional<Condition> further = read.map(status -> status.of(opened.orElseThrow()));
    return new Choices(
        new Narrowing(traits, further), asked.parameter(SORT).map(Choices::order), read);
  }

  static String parameter(Trait trait) {
    return switch (trait) {
      case LIBRARY -> "library";
      case LANGUAGE -> "language";
      case FORMAT -> "format";
      case TAG -> "tag";
      case AUTHOR -> "by";
    };
  }

  /** Spelled as {@link #parameter} values are: in lower case. */
  static String text(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  boolean none() {
    return narrowing.equals(Narrowing.NONE) && order.isEmpty();
  }

  /** Those of a selection that were chosen. */
  Selection of(Selection selection) {
    return none() ? selection : new Selection.Narrowed(selection, narrowing, order);
  }

  private static String checked(Trait trait, String value) {
    try {
      return switch (trait) {
        case LIBRARY, AUTHOR -> UUID.fromString(value).toString();
        case TAG -> String.valueOf(Integer.parseInt(value));
        case LANGUAGE -> language(value);
        case FORMAT -> format(value);
      };
    } catch (IllegalArgumentException e) {
      throw unknown(parameter(trait));
    }
  }

  private static String language(String value) {
    if (value.length() > LONGEST_LANGUAGE) {
      throw unknown(parameter(Trait.LANGUAGE));
    }
    return value;
  }

  private static String format(String value) {
    return Stream.of(BookType.values())
        .map(BookType::mediaType)
        .filter(value::equals)
        .findFirst()
        .orElseThrow(() -> unknown(parameter(Trait.FORMAT)));
  }

  private static Read read(String value) {
    for (Read read : Read.values()) {
      if (text(read).equals(value)) {
        return read;
      }
    }
    throw unknown(READ);
  }

  private static BookOrder order(String value) {
    for (BookOrder order : ORDERS) {
      if (text(order).equals(value)) {
        return order;
      }
    }
    throw unknown(SORT);
  }

  private static Failure unknown(String parameter) {
    return Failure.invalid("The parameter " + parameter + " has a value that it cannot have.");
  }

  private static List<String> parameters() {
    List<String> names = new ArrayList<>(List.of(READ, SORT));
    for (Trait trait : Trait.values()) {
      names.add(parameter(trait));
    }
    return List.copyOf(names);
  }
}
