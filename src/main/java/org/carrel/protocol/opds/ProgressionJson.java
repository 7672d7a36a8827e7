package org.carrel.protocol.opds;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.carrel.catalog.BookEntry;
import org.carrel.catalog.Chapters.Chapter;
import org.carrel.format.BookType;
import org.carrel.http.Body;
import org.carrel.http.JsonText;
import org.carrel.reading.Place;
import org.carrel.reading.Progression;
import org.carrel.reading.Spot;
import org.jspecify.annotations.Nullable;

/**
 * How far somebody has read, in either form: word for word as a reader app told it, and made of
 * what is known where it was told in the other form or by another app.
 *
 * @param spot where in a flowing book that is
 */
record ProgressionJson(Progression told, Spot spot, BookEntry book, CatalogPaths paths) {
  private static final int DIGITS = 9;

  String write(ProgressionForm form) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("modified", told.modified());
    json.put("device", device(form));
    if (form == ProgressionForm.READIUM) {
      json.put("locator", told.locator() == null ? locator() : kept(told.locator()));
    } else {
      draft(json);
    }
    return JsonText.of(json);
  }

  /** As it was told; only the draft asks for a URI. */
  private Map<String, Object> device(ProgressionForm form) {
    boolean foreign = form == ProgressionForm.DRAFT && told.locator() != null;
    Progression.Device device = foreign ? told.device().byUri() : told.device();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", Objects.requireNonNullElse(device.id(), "urn:carrel"));
    json.put("name", Objects.requireNonNullElse(device.name(), "Carrel"));
    return json;
  }

  private void draft(Map<String, Object> json) {
    if (told.title() != null) {
      json.put("title", told.title());
    }
    json.put("progression", share());
    List<String> references = references();
    if (!references.isEmpty()) {
      json.put("references", references);
    }
  }

  /** A locator has none, but a chapter. */
  private List<String> references() {
    Chapter chapter = spot.toldChapter();
    return told.locator() == null || chapter == null || !told.references().isEmpty()
        ? told.references()
        : List.of(chapter.reference());
  }

  private BigDecimal share() {
    BigDecimal share = told.progression();
    Integer position = told.position();
    if (share != null) {
      return share;
    }
    if (isFlowing()) {
      return Objects.requireNonNullElse(spot.share(), BigDecimal.ZERO);
    }
    return position == null || book.pages() < 1
        ? BigDecimal.ZERO
        : BigDecimal.valueOf(Math.min(position, book.pages()))
            .divide(BigDecimal.valueOf(book.pages()), DIGITS, RoundingMode.HALF_EVEN);
  }

  /** The words of whoever told it, and the share of the whole if another app told that. */
  private Map<String, @Nullable Object> kept(String locator) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>(Body.ofText(locator).values());
    if (json.get("title") == null && json.get("chapterTitle") != null) {
      json.put("title", json.get("chapterTitle"));
    }
    if (told.progression() != null && json.get("locations") instanceof Map<?, ?> locations) {
      Map<String, @Nullable Object> more = new LinkedHashMap<>();
      locations.forEach((name, value) -> more.put(String.valueOf(name), value));
      more.putIfAbsent("totalProgression", told.progression());
      json.put("locations", more);
    }
    return json;
  }

  private Map<String, Object> locator() {
    Map<String, Object> json = new LinkedHashMap<>();
    if (!isFlowing() && book.pages() > 0) {
      json.put("href", paths.page(book.id(), page()));
      json.put("type", MediaTypes.JPEG);
    } else {
      Chapter chapter = spot.chapter();
      json.put("href", chapter == null ? "" : chapter.entry());
      json.put("type", chapter == null ? "application/xhtml+xml" : chapter.mediaType());
    }
    if (told.title() != null) {
      json.put("title", told.title());
    }
    Map<String, Object> locations = new LinkedHashMap<>();
    if (!isFlowing() && book.pages() > 0) {
      locations.put("position", page());
    }
    locations.put("totalProgression", share());
    json.put("locations", locations);
    return json;
  }

  private int page() {
    Integer position = told.position();
    return position == null
        ? Place.pageAt(share(), book.pages())
        : Math.max(1, Math.min(book.pages(), position));
  }

  private boolean isFlowing() {
    return book.file().mediaType().equals(BookType.EPUB.mediaType());
  }
}
