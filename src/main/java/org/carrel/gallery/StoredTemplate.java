package org.carrel.gallery;

import java.time.Instant;
import java.util.UUID;

/**
 * A template as it is kept.
 *
 * @param account who kept it
 */
public record StoredTemplate(NewTemplate template, UUID account, Instant updated) {
  /** How it is called in a list of files. */
  public String path() {
    String file = template.name() + ".imagor.json";
    return template.savePath().isEmpty() ? file : template.savePath() + "/" + file;
  }
}
