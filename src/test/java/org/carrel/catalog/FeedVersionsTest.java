package org.carrel.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FeedVersionsTest {
  private final Shelf shelf = new Shelf();

  @Test
  void seesWhatAnotherNodeChangedWithinFiveSeconds() {
    UUID library = new CatalogueRows(shelf.database.dataSource()).library("Main");
    String before = shelf.versions.of(Shelf.OWNER);
    shelf.sql("UPDATE library SET version = version + 1 WHERE id = ?", library.toString());

    assertThat(shelf.versions.of(Shelf.OWNER)).isEqualTo(before);
    shelf.clock.pass(Duration.ofSeconds(5));
    assertThat(shelf.versions.of(Shelf.OWNER)).isNotEqualTo(before);
  }

  @Test
  void differsFromOneThatSeesSomethingElse() {
    assertThat(shelf.versions.of(Shelf.aged(12, true)))
        .hasSize(32)
        .isEqualTo(shelf.versions.of(Shelf.aged(12, true)))
        .isNotEqualTo(shelf.versions.of(Shelf.aged(12, false)))
        .isNotEqualTo(shelf.versions.of(Shelf.aged(13, true)));
  }
}
