package org.carrel.format;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.carrel.format.Xml.Element;
import org.jspecify.annotations.Nullable;

/**
 * A {@code ComicInfo.xml}: what ComicRack and its successors write into comics.
 *
 * @see <a href="https://anansi-project.github.io/docs/comicinfo/documentation">ComicInfo</a>
 */
final class ComicInfo {
  private static final Map<String, Integer> AGES =
      Map.ofEntries(
          Map.entry("everyone", 0),
          Map.entry("g", 0),
          Map.entry("early childhood", 3),
          Map.entry("kids to adults", 6),
          Map.entry("pg", 8),
          Map.entry("everyone 10+", 10),
          Map.entry("teen", 13),
          Map.entry("ma15+", 15),
          Map.entry("m", 17),
          Map.entry("mature 17+", 17),
          Map.entry("adults only 18+", 18),
          Map.entry("r18+", 18),
          Map.entry("x18+", 18));

  private static final Map<Credit, String> CREDITS =
      new EnumMap<>(
          Map.ofEntries(
              Map.entry(Credit.WRITER, "Writer"),
              Map.entry(Credit.PENCILLER, "Penciller"),
              Map.entry(Credit.INKER, "Inker"),
              Map.entry(Credit.COLORIST, "Colorist"),
              Map.entry(Credit.LETTERER, "Letterer"),
              Map.entry(Credit.COVER_ARTIST, "CoverArtist"),
              Map.entry(Credit.EDITOR, "Editor"),
              Map.entry(Credit.GENRE, "Genre"),
              Map.entry(Credit.CHARACTER, "Characters"),
              Map.entry(Credit.TEAM, "Teams"),
              Map.entry(Credit.LINK, "Web")));
  private static final int LONGEST_LINE = 255;
  private static final int LONGEST_TEXT = 2_000;
  private static final int MOST_NAMES = 100;

  private final Map<String, String> fields = new HashMap<>();
  private int frontCover;

  private ComicInfo() {}

  static ComicInfo read(byte[] document, Limits limits) {
    ComicInfo info = new ComicInfo();
    Xml.read(document, limits, info::take);
    return info;
  }

  /** Index from 0 of the page that its maker calls the front cover; 0 if none is. */
  int frontCover() {
    return frontCover;
  }

  /** ComicRack's word for a manga that was not mirrored. */
  boolean isRightToLeft() {
    return "YesAndRightToLeft".equalsIgnoreCase(field("Manga"));
  }

  void tell(MetadataDraft draft) {
    draft.title(field("Title"));
    draft.series(field("Series"), field("Number"));
    list("Writer", name -> draft.author(name, null));
    if (!draft.hasAuthors()) {
      list("Penciller", name -> draft.author(name, null));
    }
    draft.language(field("LanguageISO"));
    draft.publisher(field("Publisher"));
    draft.published(PublicationDate.of(field("Year"), field("Month"), field("Day")));
    draft.description(field("Summary"));
    list("Genre", draft::subject);
    list("Tags", draft::subject);
    draft.identifier("isbn", field("GTIN"));
    draft.ageRating(age(field("AgeRating")));
    draft.comic(detail());
  }

  private ComicDetail detail() {
    Map<Credit, List<String>> credits = new EnumMap<>(Credit.class);
    CREDITS.forEach((credit, field) -> credit(field, credits, credit));
    BigDecimal volume = MetadataDraft.index(field("Volume"));
    return new ComicDetail(
        volume == null ? null : volume.intValue(),
        Text.line(field("Format"), LONGEST_LINE),
        Text.line(field("Notes"), LONGEST_TEXT),
        Text.line(field("SeriesGroup"), LONGEST_LINE),
        Text.line(field("StoryArc"), LONGEST_LINE),
        MetadataDraft.index(field("StoryArcNumber")),
        credits);
  }

  private void credit(String field, Map<Credit, List<String>> credits, Credit credit) {
    Set<String> names = new LinkedHashSet<>();
    String separator = credit == Credit.LINK ? "[,\\s]+" : "[,;]";
    for (String part : Objects.requireNonNullElse(field(field), "").split(separator, MOST_NAMES)) {
      String name = Text.line(part, LONGEST_LINE);
      if (name != null && (credit != Credit.LINK || Credit.isLink(name))) {
        names.add(name);
      }
    }
    if (!names.isEmpty()) {
      credits.put(credit, List.copyOf(names));
    }
  }

  private void take(Element element) {
    if (element.parent().equals("ComicInfo") && !element.text().isBlank()) {
      fields.putIfAbsent(element.name(), element.text().strip());
    }
    if (element.name().equals("Page") && "FrontCover".equals(element.attribute("Type"))) {
      frontCover = pageNumber(element.attribute("Image"));
    }
  }

  private static int pageNumber(@Nullable String digits) {
    return digits != null && digits.matches("\\d{1,5}") ? Integer.parseInt(digits) : 0;
  }

  /** ComicRack writes -1 for numbers it does not know. */
  private @Nullable String field(String name) {
    String value = fields.get(name);
    return "-1".equals(value) ? null : value;
  }

  private void list(String name, java.util.function.Consumer<String> sink) {
    String values = field(name);
    if (values != null) {
      for (String value : values.split("[,;]", 200)) {
        sink.accept(value);
      }
    }
  }

  private static @Nullable Integer age(@Nullable String rating) {
    return rating == null ? null : AGES.get(rating.strip().toLowerCase(Locale.ROOT));
  }
}
