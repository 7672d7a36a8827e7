package org.carrel.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
    Found found = shelf.suggestions.of(Shelf.OWNER, "arger IM b", 10);
    assertThat(found.titles()).extracting(Suggestion::name).containsExactly("Ärger im Büro");
    assertThat(found.series()).isEmpty();

    assertThat(shelf.suggestions.of(Shelf.OWNER, "ser", 10).series()).hasSize(10);
    assertThat(shelf.suggestions.of(Shelf.OWNER, "ann ", 10).authors()).hasSize(10);
    assertThat(shelf.suggestions.of(Shelf.OWNER, "TAG 1", 10).tags())
        .hasSize(10)
        .allMatch(tag -> tag.name().startsWith("Tag 1"));
    BookEntry one = shelf.walk(Shelf.OWNER, new Selection.All(), 500).get(100);
    assertThat(shelf.suggestions.of(Shelf.OWNER, one.title().substring(0, 9), 10).titles())
        .extracting(Suggestion::name)
        .contains(one.title());
  }

  @Test
  void digitsMayBecomeALongerNumber() {
    title(30, "1984", "en");
    title(31, "19 Dogs", "en");
    title(32, "Chapter 197 of 200", "en");
    title(33, "123456789", "en");

    assertThat(titles("19")).containsExactly("19 Dogs", "1984");
    assertThat(titles("198")).containsExactly("1984");
    assertThat(titles("１９８４")).containsExactly("1984");
    assertThat(titles("84")).isEmpty();
    assertThat(titles("chapter 19")).containsExactly("Chapter 197 of 200");
    assertThat(titles("chapter 197 of 2")).containsExactly("Chapter 197 of 200");
    assertThat(titles("12345678")).containsExactly("123456789");
  }

  @Test
  void anArticleOfAnyLanguageDoesNotCount() {
    title(30, "Der Prozess", "de");
    title(31, "Le Procès", "fr");

    assertThat(titles("Der Pro")).containsExactly("Le Procès", "Der Prozess");
    assertThat(titles("der proz")).containsExactly("Der Prozess");
    assertThat(titles("proc")).containsExactly("Le Procès");
  }

  @Test
  void namesNoMoreThanIsAskedFor() {
    assertThat(shelf.suggestions.of(Shelf.OWNER, "ser", 3).series()).hasSize(3);
    assertThat(shelf.suggestions.of(Shelf.OWNER, "ser", 0).series()).hasSize(1);
    assertThat(shelf.suggestions.of(Shelf.OWNER, "ser", 9_999).series()).hasSize(20);
  }

  private void title(int place, String title, String language) {
    shelf.sql(
        "UPDATE book SET title = ?, sort_title = ? WHERE file_name = ?",
        title,
        SortText.title(title, language),
        place + ".epub");
  }

  private List<String> titles(String typed) {
    return shelf.suggestions.of(Shelf.OWNER, typed, 10).titles().stream()
        .map(Suggestion::name)
        .toList();
  }

  @Test
  void namesNothingThatIsHidden() {
    assertThat(shelf.suggestions.of(Shelf.aged(12, false), "arger", 10).titles()).isEmpty();
    for (String typed : new String[] {"ser", "ann", "tag", "the "}) {
      assertThat(shelf.suggestions.of(Shelf.guest(), typed, 10))
          .as(typed)
          .isEqualTo(shelf.suggestions.of(Shelf.guest(), "", 10));
    }
  }

  @Test
  void takesEveryCharacterAsItStands() {
    for (String typed : new String[] {"%", "_", "!", "' OR 1=1 --", "\\", "\u0000"}) {
      Found found = shelf.suggestions.of(Shelf.OWNER, typed, 10);
      assertThat(found.titles()).as(typed).isEmpty();
      assertThat(found.tags()).as(typed).isEmpty();
    }
  }
}
