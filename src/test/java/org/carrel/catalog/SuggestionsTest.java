package org.carrel.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.carrel.catalog.Suggestions.Found;
import org.carrel.catalog.Suggestions.Suggestion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SuggestionsTest {
  private final Shelf shelf = new Shelf();
  private final CatalogueRows made = new CatalogueRows(shelf.database.dataSource());
  private final UUID library = made.library("Main");

  @BeforeEach
  void fill() {
    made.books(library, 400, 1);
    shelf.sql(
        "UPDATE book SET title = 'Ärger im Büro', sort_title = 'Ärger im Büro' WHERE file_name = '10.epub'");
    shelf.sql(
        "UPDATE book SET title = 'Ärger im Büro', sort_title = 'Ärger im Büro' WHERE file_name = '20.epub'");
  }

  @Test
  void completesWhateverBeginsSo() {
    Found found = shelf.suggestions.of(Shelf.OWNER, "arger IM b");
    assertThat(found.titles()).extracting(Suggestion::name).containsExactly("Ärger im Büro");
    assertThat(found.series()).isEmpty();

    assertThat(shelf.suggestions.of(Shelf.OWNER, "ser").series()).hasSize(10);
    assertThat(shelf.suggestions.of(Shelf.OWNER, "ann ").authors()).hasSize(10);
    assertThat(shelf.suggestions.of(Shelf.OWNER, "TAG 1").tags())
        .hasSize(10)
        .allMatch(tag -> tag.name().startsWith("Tag 1"));
    BookEntry one = shelf.walk(Shelf.OWNER, new Selection.All(), 500).get(100);
    assertThat(shelf.suggestions.of(Shelf.OWNER, one.title().substring(0, 9)).titles())
        .extracting(Suggestion::name)
        .contains(one.title());
  }

  @Test
  void namesNothingThatIsHidden() {
    assertThat(shelf.suggestions.of(Shelf.aged(12, false), "arger").titles()).isEmpty();
    for (String typed : new String[] {"ser", "ann", "tag", "the "}) {
      assertThat(shelf.suggestions.of(Shelf.guest(), typed))
          .as(typed)
          .isEqualTo(shelf.suggestions.of(Shelf.guest(), ""));
    }
  }

  @Test
  void takesEveryCharacterAsItStands() {
    for (String typed : new String[] {"%", "_", "!", "' OR 1=1 --", "\\", "\u0000"}) {
      Found found = shelf.suggestions.of(Shelf.OWNER, typed);
      assertThat(found.titles()).as(typed).isEmpty();
      assertThat(found.tags()).as(typed).isEmpty();
    }
  }
}
