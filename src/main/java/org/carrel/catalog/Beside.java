package org.carrel.catalog;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What lies beside a book's file and tells of it.
 *
 * @param documents what each tells goes before the next one's
 * @param covers the first that is an image is the cover
 * @param stamp changes with any of them; null if there is none
 */
record Beside(List<Path> documents, List<Path> covers, @Nullable String stamp) {
  static final Beside NOTHING = new Beside(List.of(), List.of(), null);
}
