package org.carrel.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValuesTest {
  @ParameterizedTest
  @CsvSource({
    "1984,                      1984,       1984-01-01",
    "1984-06,                   1984-06,    1984-06-01",
    "1984-6-3,                  1984-06-03, 1984-06-03",
    "1984-06-31,                1984-06,    1984-06-01",
    "1984-13-01,                1984,       1984-01-01",
    "2011-05-01T22:00:00+00:00, 2011-05-01, 2011-05-01",
    "D:20230215093011Z,         2023-02-15, 2023-02-15",
    "circa 1850,                circa 1850, 1850-01-01",
    "long ago,                  long ago,   ",
  })
  void readsDatesAsExactlyAsTheyAreWritten(String raw, String text, @Nullable LocalDate date) {
    assertThat(PublicationDate.parse(raw)).isEqualTo(new PublicationDate(text, date));
  }

  @Test
  void takesCalibresUnknownDateForNone() {
    assertThat(PublicationDate.parse("0101-01-01T00:00:00+00:00")).isNull();
    assertThat(PublicationDate.parse(" ")).isNull();
  }

  @ParameterizedTest
  @CsvSource({"en, en", "eng, en", "pt_BR, pt-BR", "ZH-hant, zh-Hant", "und,", "?, "})
  void bringsLanguagesToOneSpelling(String raw, @Nullable String tag) {
    assertThat(Language.tag(raw)).isEqualTo(tag);
  }

  @Test
  void ordersNamesAsPeopleDo() {
    List<String> names = List.of("b", "p10", "p2", "P1", "p02", "a/2", "a/10", "999999999999", "p");

    assertThat(names.stream().sorted(new NaturalOrder()).toList())
        .containsExactly("999999999999", "a/2", "a/10", "b", "p", "P1", "p02", "p2", "p10");
  }

  @ParameterizedTest
  @CsvSource({
    "Some_Book.epub,       Some Book",
    "Vol. 2,               Vol. 2",
    "v1.5.cbz,             v1.5",
    ".pdf,                 .pdf",
    "A (2019) [x].tar.cbz, A (2019) [x].tar"
  })
  void makesTitlesOfFileNames(String name, String title) {
    assertThat(FileTitle.of(Path.of(name))).isEqualTo(title);
  }

  @ParameterizedTest
  @CsvSource({
    "a/b/c.opf,  ../d.jpg,        a/d.jpg",
    "a/c.opf,    x%20y+z.jpg#top, a/x y+z.jpg",
    "c.opf,      ../d.jpg,        ",
    "c.opf,      /etc/passwd,     ",
    "c.opf,      %2e%2e/d.jpg,    ",
    "c.opf,      http://h/d.jpg,  "
  })
  void followsReferencesInsideTheArchiveOnly(
      String from, String reference, @Nullable String entry) {
    assertThat(EntryPath.resolve(from, reference).orElse(null)).isEqualTo(entry);
  }
}
