package org.carrel.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.carrel.catalog.Selection.Search;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchWordsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Das Große Buch | grosse",
        "Das Große Buch | GROẞE das",
        "Élégie | elegie",
        "Elegie | ÉLÉGIE",
        "Robots and Empire | rob emp",
        "Go in Action | go",
        "Plan B | b",
        "R.U.R. | r u r",
        "Volume 2 | 2",
        "The Hobbit | the hobbit",
        "吾輩は猫である | 猫",
        "吾輩は猫である | 吾輩",
        "吾輩は猫である | 猫である",
        "東京 | 京",
        "コーヒー | コーヒ",
        "Преступление и наказание | наказ",
        "l'Étranger | etranger",
        "ＷＩＤＥ | wide"
      })
  void findsWhatPeopleType(String title, String typed) {
    Shelf shelf = new Shelf();
    book(shelf, title);

    assertThat(shelf.walk(Shelf.OWNER, new Search(typed), 5)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Volume 2 | 20",
        "Volume 20 | 2",
        "Robots | bots",
        "猫である | 犬",
        "The Hobbit | the ring"
      })
  void findsNothingElse(String title, String typed) {
    Shelf shelf = new Shelf();
    book(shelf, title);

    assertThat(shelf.walk(Shelf.OWNER, new Search(typed), 5)).isEmpty();
  }

  @Test
  void letsNoOperatorOfTheFullTextLanguageThrough() {
    assertThat(SearchWords.asked("a* -b \"c d\" (e) >f <g ~h @3 'i'").orElseThrow())
        .isEqualTo("+a__ +b__ +c__ +d__ +e__ +f__ +g__ +h__ +3__ +i__");
    assertThat(SearchWords.asked("+-*\"()~<>@'%_")).isEmpty();
  }

  @Test
  void asksTheSameByPatterns() {
    assertThat(SearchWords.patterns("+rob* +b__ +17_"))
        .containsExactly("% rob%", "% b\\_\\_ %", "% 17\\_ %");
  }

  private static void book(Shelf shelf, String title) {
    UUID library = new CatalogueRows(shelf.database.dataSource()).library("Main");
    shelf.sql(
        "INSERT INTO book (id, library_id, title, sort_title, page_count, path, file_name,"
            + " file_size, file_modified_at, added_at, updated_at, search_text, media_type,"
            + " koreader_hash) VALUES (UUID(), ?, ?, ?, 1, '', '', 1, NOW(), NOW(), NOW(), ?,"
            + " '', '')",
        library.toString(),
        title,
        SortText.title(title, "en"),
        SearchWords.stored(List.of(title)));
  }
}
