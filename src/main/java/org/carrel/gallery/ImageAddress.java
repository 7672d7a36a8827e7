package org.carrel.gallery;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which picture is meant, as it stands at the end of an image's address. */
sealed interface ImageAddress {
  /** {@code book/<id>/cover}. */
  record Cover(UUID book) implements ImageAddress {}

  /**
   * {@code book/<id>/page/<number>}.
   *
   * @param number from 1
   */
  record Page(UUID book, int number) implements ImageAddress {}

  /**
   * {@code library/<id>/<path>}.
   *
   * @param path relative to the library's folder, with slashes
   */
  record InLibrary(UUID library, String path) implements ImageAddress {}

  String ID = "([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})";
  Pattern BOOK = Pattern.compile("book/" + ID + "/(?:cover|page/([1-9][0-9]{0,5}))");
  Pattern LIBRARY = Pattern.compile("library/" + ID + "/(.+)", Pattern.DOTALL);

  /** Empty for whatever is none. */
  static Optional<ImageAddress> parse(String text) {
    Matcher book = BOOK.matcher(text);
    if (book.matches()) {
      UUID id = UUID.fromString(book.group(1));
      String page = book.group(2);
      return Optional.of(page == null ? new Cover(id) : new Page(id, Integer.parseInt(page)));
    }
    Matcher library = LIBRARY.matcher(text);
    return library.matches()
        ? Optional.of(new InLibrary(UUID.fromString(library.group(1)), library.group(2)))
        : Optional.empty();
  }
}
