package org.carrel.protocol.opds;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.carrel.catalog.BookEntry;
import org.carrel.catalog.BookEntry.AuthorName;
import org.carrel.catalog.BookEntry.CoverFacts;
import org.carrel.catalog.BookEntry.FileFacts;
import org.carrel.catalog.BookEntry.SeriesName;

/** Entries of books that are nowhere. */
final class SampleEntries {
  private static final Instant WHEN = Instant.parse("2026-01-02T03:04:05.678Z");

  private SampleEntries() {}

  /** With everything that an entry may have. */
  static BookEntry book(String title) {
    return new BookEntry(
        UUID.randomUUID(),
        UUID.randomUUID(),
        title,
        List.of(new AuthorName(UUID.randomUUID(), "Ana & Co")),
        new SeriesName(UUID.randomUUID(), "Saga"),
        new BigDecimal("1.5"),
        "pt-BR",
        "House",
        7,
        "1999",
        "<p>Nice</p>",
        null,
        10,
        true,
        file("application/epub+zip"),
        new CoverFacts("abc", "image/png", 600, 900),
        List.of("tag"),
        List.of(),
        WHEN,
        WHEN);
  }

  /** Of a comic without pages, and with words where facts should be. */
  static BookEntry bare(String title) {
    return bare(title, "application/vnd.comicbook+zip");
  }

  /** The same in a file of another kind. */
  static BookEntry bare(String title, String mediaType) {
    return new BookEntry(
        UUID.randomUUID(),
        UUID.randomUUID(),
        title,
        List.of(),
        null,
        null,
        "x-no language",
        null,
        null,
        "once upon a time",
        null,
        null,
        0,
        false,
        file(mediaType),
        null,
        List.of(),
        List.of(),
        WHEN,
        WHEN);
  }

  private static FileFacts file(String mediaType) {
    return new FileFacts(
        "a #b?.epub", "x/a #b?.epub", mediaType, 4711, WHEN, "0".repeat(64), "0".repeat(32));
  }
}
