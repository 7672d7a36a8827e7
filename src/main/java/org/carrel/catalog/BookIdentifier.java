package org.carrel.catalog;

import jakarta.persistence.Embeddable;
import org.carrel.format.Identifier;

/** {@link Identifier} as columns. */
@Embeddable
record BookIdentifier(String scheme, String value) {

  static BookIdentifier of(Identifier told) {
    return new BookIdentifier(told.scheme(), told.value());
  }
}
