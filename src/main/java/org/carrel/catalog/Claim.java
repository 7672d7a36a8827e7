package org.carrel.catalog;

import java.nio.file.Path;
import java.util.UUID;

/**
 * The right to work on a scan, for as long as its lease is renewed.
 *
 * @param part what of the library is scanned
 * @param owner made anew for every claim, so that a node that was silent for too long cannot write
 *     under the lease of another
 */
record Claim(UUID scan, UUID library, Path root, LibraryPart part, UUID owner) {
  FolderWalk walk() {
    return new FolderWalk(root, part.in(root));
  }
}
