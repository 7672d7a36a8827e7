package org.carrel.reading;

import java.util.List;
import org.carrel.catalog.BookEntry;

/**
 * Some books of a longer list.
 *
 * @param total how many the whole list has
 */
public record BookList(List<BookEntry> books, long total) {
  public BookList {
    books = List.copyOf(books);
  }
}
