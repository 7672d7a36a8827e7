package org.carrel.collecting;

/** What can be liked. */
public enum Favourite {
  BOOK,
  SERIES,
  LIBRARY;

  String table() {
    return "favourite_" + word();
  }

  String column() {
    return word() + "_id";
  }

  String word() {
    return switch (this) {
      case BOOK -> "book";
      case SERIES -> "series";
      case LIBRARY -> "library";
    };
  }
}
