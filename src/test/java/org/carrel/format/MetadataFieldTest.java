package org.carrel.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class MetadataFieldTest {
  private static final Metadata FULL = full();

  private static Metadata full() {
    MetadataDraft draft = new MetadataDraft();
    draft.title("Saga");
    draft.author("Ida Ink", "Ink, Ida");
    draft.series("Sagas", "2");
    draft.language("en");
    draft.publisher("Press");
    draft.published(PublicationDate.parse("1984-06-01"));
    draft.description("<p>Words</p>");
    draft.subject("tag");
    draft.identifier("isbn", "9780306406157");
    draft.identifier("doi", "10.1/x");
    draft.ageRating(12);
    draft.comic(
        new ComicDetail(
            3,
            "TBP",
            "notes",
            "group",
            "arc",
            BigDecimal.ONE,
            Map.of(Credit.WRITER, List.of("Ida Ink"), Credit.GENRE, List.of("Fantasy"))));
    return draft.finish("file");
  }

  private static Metadata with(MetadataField field, @Nullable Object value) {
    return FULL.with(Collections.singletonMap(field, value));
  }

  @Test
  void nothingToldOtherwiseIsTheSame() {
    assertThat(FULL.with(Map.of())).isEqualTo(FULL);
    assertThat(FULL.with(EnumSet.allOf(MetadataField.class), FULL)).isEqualTo(FULL);
  }

  @Test
  void everyFieldIsTakenOverFromAnotherFile() {
    Metadata other = new MetadataDraft().finish("Other");
    Metadata all = other.with(EnumSet.allOf(MetadataField.class), FULL);

    assertThat(all.title()).isEqualTo("Saga");
    assertThat(all.series()).isEqualTo(FULL.series());
    assertThat(all.published()).isEqualTo(FULL.published());
    assertThat(all.description()).isEqualTo(FULL.description());
    assertThat(all.comic().notes()).isEqualTo("notes");
    assertThat(all.comic().credits()).containsEntry(Credit.GENRE, List.of("Fantasy"));
    assertThat(all.identifiers()).containsExactly(new Identifier("isbn", "9780306406157"));
    assertThat(FULL.with(Set.of(MetadataField.TITLE), other).title()).isEqualTo("Other");
  }

  @Test
  void nullTellsNothingButOfTheTitle() {
    assertThat(with(MetadataField.TITLE, null).title()).isEqualTo("Saga");
    assertThat(with(MetadataField.SERIES, null).series()).isNull();
    assertThat(with(MetadataField.NUMBER, null).series()).isEqualTo(new SeriesPlace("Sagas", null));
    assertThat(with(MetadataField.WRITERS, null).authors()).isEmpty();
    assertThat(with(MetadataField.ISBN, " ").identifiers())
        .containsExactly(new Identifier("doi", "10.1/x"));
    assertThat(with(MetadataField.GENRES, List.of()).comic().credits())
        .doesNotContainKey(Credit.GENRE);
  }

  @Test
  void whatIsToldIsMadeFitAsWhatFilesTell() {
    assertThat(with(MetadataField.TITLE, " A\u0000 b \n").title()).isEqualTo("A b");
    assertThat(with(MetadataField.SUMMARY, "<script>x</script><b>y</b>").description())
        .isEqualTo("<b>y</b>");
    assertThat(with(MetadataField.LANGUAGE, "deu").language()).isEqualTo("de");
    assertThat(with(MetadataField.WRITERS, List.of("Ida Ink", "New", "New")).authors())
        .containsExactly(new Author("Ida Ink", "Ink, Ida"), new Author("New", null));
    assertThat(with(MetadataField.WRITERS, List.of("New")).comic().credits())
        .containsEntry(Credit.WRITER, List.of("New"));
  }

  static List<Arguments> nonsense() {
    return List.of(
        Arguments.of(MetadataField.LANGUAGE, "--"),
        Arguments.of(MetadataField.ISBN, "123"),
        Arguments.of(MetadataField.IDENTIFIER_AMAZON, "isbn:9780306406157"),
        Arguments.of(MetadataField.AGE_RATING, -1),
        Arguments.of(MetadataField.PAGE_COUNT, 1_000_000),
        Arguments.of(MetadataField.NUMBER, new BigDecimal("1234567")),
        Arguments.of(MetadataField.NUMBER, new BigDecimal("0.0001")),
        Arguments.of(MetadataField.LINKS, List.of("javascript:alert(1)")),
        Arguments.of(MetadataField.VOLUME, -1));
  }

  @ParameterizedTest
  @MethodSource("nonsense")
  void nonsenseIsRefused(MetadataField field, Object value) {
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> with(field, value))
        .returns(Reason.INVALID, Failure::reason);
  }
}
