package org.carrel.format;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
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
