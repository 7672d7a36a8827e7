package org.carrel.catalog;

import jakarta.persistence.Embeddable;
import java.util.ArrayList;
import java.util.List;
import org.carrel.format.ComicDetail;

/** {@link ComicDetail#credits} as columns. */
@Embeddable
record BookCredit(String role, String name) {

  static List<BookCredit> of(ComicDetail told) {
    List<BookCredit> credits = new ArrayList<>();
    told.credits()
        .forEach(
            (credit, names) ->
                names.forEach(name -> credits.add(new BookCredit(credit.name(), name))));
    return credits;
  }
}
