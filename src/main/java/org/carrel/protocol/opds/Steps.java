package org.carrel.protocol.opds;

import java.util.List;
import java.util.UUID;
import org.carrel.failure.Failure;

/** The segments of a path below the catalogue's base, already decoded. */
record Steps(List<String> segments) {

  static Steps of(String path) {
    return new Steps(List.of(path.split("/", 5)));
  }

  int count() {
    return segments.size();
  }

  String first() {
    return segments.get(0);
  }

  String at(int index) {
    return segments.get(index);
  }

  /** All that is left of the path. */
  String from(int index) {
    return String.join("/", segments.subList(index, segments.size()));
  }

  /**
   * @throws Failure NOT_FOUND if it is no id: nothing can have it
   */
  UUID idAt(int index) {
    String text = segments.get(index);
    try {
      if (text.length() == 36) {
        return UUID.fromString(text);
      }
    } catch (IllegalArgumentException e) {
      // as good as unknown; said below
    }
    throw Failure.notFound("There is no such thing in the catalogue.");
  }

  /**
   * @throws Failure NOT_FOUND if it is no number: nothing has it
   */
  int numberAt(int index) {
    String text = segments.get(index);
    if (text.matches("\\d{1,9}")) {
      return Integer.parseInt(text);
    }
    throw Failure.notFound("There is no such thing in the catalogue.");
  }
}
