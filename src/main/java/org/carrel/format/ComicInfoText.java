package org.carrel.format;

import static java.util.Map.entry;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A {@code ComicInfo.xml} that tells what is told of a book; what else it says stays. */
final class ComicInfoText {
  static final String NAME = "ComicInfo.xml";

  private static final Map<Credit, String> LISTS =
      Map.ofEntries(
          entry(Credit.PENCILLER, "Penciller"),
          entry(Credit.INKER, "Inker"),
          entry(Credit.COLORIST, "Colorist"),
          entry(Credit.LETTERER, "Letterer"),
          entry(Credit.COVER_ARTIST, "CoverArtist"),
          entry(Credit.EDITOR, "Editor"),
          entry(Credit.GENRE, "Genre"),
          entry(Credit.CHARACTER, "Characters"),
          entry(Credit.TEAM, "Teams"));

  private ComicInfoText() {}

  static byte[] of(Optional<byte[]> before, Metadata told) throws IOException {
    XmlEdit info = before.isPresent() ? XmlEdit.of(before.get()) : XmlEdit.fresh("ComicInfo");
    SeriesPlace series = told.series();
    info.set("Title", told.title());
    info.set("Series", series == null ? null : series.name());
    info.set("Number", series == null ? null : series.index());
    info.set("LanguageISO", told.language());
    info.set("Publisher", told.publisher());
    info.set("Summary", told.description());
    info.set("GTIN", identifier(told));
    date(info, told.published());
    List<String> genres = told.comic().credits().getOrDefault(Credit.GENRE, List.of());
    info.set(
        "Tags", joined(told.subjects().stream().filter(tag -> !genres.contains(tag)).toList()));
    comic(info, told.comic());
    info.set("Writer", joined(told.authors().stream().map(Author::name).toList()));
    return info.bytes();
  }

  private static void comic(XmlEdit info, ComicDetail comic) {
    info.set("Volume", comic.volume());
    info.set("Format", comic.kind());
    info.set("Notes", comic.notes());
    info.set("SeriesGroup", comic.seriesGroup());
    info.set("StoryArc", comic.storyArc());
    info.set("StoryArcNumber", comic.storyArcNumber());
    LISTS.forEach(
        (credit, name) -> info.set(name, joined(comic.credits().getOrDefault(credit, List.of()))));
    info.set("Web", String.join(" ", comic.credits().getOrDefault(Credit.LINK, List.of())));
  }

  private static void date(XmlEdit info, @Nullable PublicationDate date) {
    String[] parts =
        date == null || !date.text().matches("\\d{4}(-\\d\\d(-\\d\\d)?)?")
            ? new String[0]
            : date.text().split("-", -1);
    String[] names = {"Year", "Month", "Day"};
    for (int i = 0; i < names.length; i++) {
      info.set(names[i], i < parts.length ? Integer.valueOf(parts[i]) : null);
    }
  }

  private static @Nullable String identifier(Metadata told) {
    return told.identifiers().stream()
        .filter(identifier -> identifier.scheme().equals("isbn"))
        .map(Identifier::value)
        .findFirst()
        .orElse(null);
  }

  /** Lists are parted by commas there, so a name has none. */
  private static String joined(List<String> names) {
    return String.join(", ", names.stream().map(name -> name.replace(',', ' ')).toList());
  }
}
