package org.carrel.protocol.opds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.util.List;
import org.carrel.catalog.BookEntry;
import org.carrel.catalog.Chapters.Chapter;
import org.carrel.failure.Failure;
import org.carrel.http.Body;
import org.carrel.reading.Progression;
import org.carrel.reading.Progression.Device;
import org.carrel.reading.Spot;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ProgressionJsonTest {
  private static final CatalogPaths PATHS =
      new CatalogPaths(Version.JSON, "/opds/v2.0", "https://books.example");

  private static String written(ProgressionForm form, @Nullable String locator) {
    Progression told =
        new Progression(
            "2026-01-02T03:04:05Z",
            new Device("0A 1B", "Kobo"),
            null,
            new BigDecimal("0.5"),
            null,
            List.of(),
            locator);
    return new ProgressionJson(told, Spot.NOWHERE, SampleEntries.book("T"), PATHS).write(form);
  }

  private static Progression sent(String number) {
    return ProgressionBody.read(
        ProgressionForm.READIUM,
        Body.ofText(
            """
            {"modified": "2026-01-02T03:04:05Z", "device": {"id": "a:b", "name": "c"},
              "locator": {"href": "a", "type": "b/c", "further": [%s]}}"""
                .formatted(number)));
  }

  @Test
  void theDraftNamesADeviceOfTheOtherFormByUri() {
    String locator = "{\"href\":\"a.xhtml\",\"type\":\"text/html\"}";

    assertThat(written(ProgressionForm.DRAFT, locator))
        .contains("\"id\":\"urn:carrel:device:0A%201B\"");
    assertThat(written(ProgressionForm.READIUM, locator)).contains("\"id\":\"0A 1B\"");
    assertThat(written(ProgressionForm.DRAFT, null)).contains("\"id\":\"0A 1B\"");
  }

  private static Progression told(@Nullable String share, @Nullable String locator) {
    return new Progression(
        "2026-01-02T03:04:05Z",
        new Device("a:b", "Kobo"),
        null,
        share == null ? null : new BigDecimal(share),
        null,
        List.of(),
        locator);
  }

  @Test
  void theDraftRefersToTheChapterOfALocator() {
    Chapter chapter = new Chapter(2, "OEBPS/c 2+.xhtml", "application/xhtml+xml");
    Spot spot = new Spot(2, chapter, new BigDecimal("0.1"));
    BookEntry book = SampleEntries.book("T");
    String locator = "{\"href\":\"OEBPS/c%202+.xhtml\",\"locations\":{}}";

    assertThat(
            new ProgressionJson(told(null, locator), spot, book, PATHS)
                .write(ProgressionForm.DRAFT))
        .endsWith("\"progression\":0.1,\"references\":[\"OEBPS/c%202%2B.xhtml\"]}");
    assertThat(
            new ProgressionJson(told(null, locator), spot, book, PATHS)
                .write(ProgressionForm.READIUM))
        .endsWith("\"locator\":" + locator + "}");
    assertThat(
            new ProgressionJson(told("0.5", null), spot, book, PATHS).write(ProgressionForm.DRAFT))
        .endsWith("\"progression\":0.5}");
    assertThat(
            new ProgressionJson(told("0.5", null), spot, book, PATHS)
                .write(ProgressionForm.READIUM))
        .contains("\"href\":\"OEBPS/c 2+.xhtml\"", "\"totalProgression\":0.5");
  }

  @Test
  void refusesANumberThatCouldNotBeReadBack() {
    String digits = "12345678901234567890123456789012345678";

    assertThat(sent(digits).locator()).contains(digits);
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> sent(digits + "e2"))
        .withMessageContaining("locator");
  }
}
