package org.carrel.catalog;

import java.util.Set;
import java.util.UUID;

/**
 * Fired when files were read anew and their books were written: inside the transaction that writes
 * them, so that what follows from it is there as soon as they are.
 *
 * @param books new ones, changed ones, and ones that lie elsewhere now; may be empty
 */
public record Shelved(Set<UUID> books) {
  public Shelved {
    books = Set.copyOf(books);
  }
}
