package org.carrel.catalog;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.carrel.failure.Failure;

/**
 * What a library is to be.
 *
 * @param name of 1 to 100 characters
 * @param folder on the server
 * @param kind what kind of books it holds, by the clients' names; at most 16 ASCII characters
 * @param clientSettings JSON that only clients read
 * @param tags empty leaves them
 * @param watch whether changes in the folder are looked for; empty leaves it
 */
public record LibraryTerms(
    String name,
    Path folder,
    Optional<String> description,
    String kind,
    Optional<String> clientSettings,
    Optional<List<String>> tags,
    Optional<Boolean> watch) {
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_TEXT = 10_000;

  /**
   * @throws Failure INVALID
   */
  public LibraryTerms {
    name = name.strip();
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      throw Failure.invalid("A library's name has 1 to 100 characters.");
    }
    if (description.orElse("").length() > LONGEST_TEXT
        || clientSettings.orElse("").length() > LONGEST_TEXT) {
      throw Failure.invalid("A library's description is too long.");
    }
    tags.ifPresent(TagWriting::checked);
  }
}
