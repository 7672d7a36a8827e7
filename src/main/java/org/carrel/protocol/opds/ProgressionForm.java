package org.carrel.protocol.opds;

import java.util.Locale;
import java.util.Optional;
import org.carrel.http.Body;
import org.jspecify.annotations.Nullable;

/** The two forms in which reader apps tell how far somebody has read. */
enum ProgressionForm {
  /**
   * @see <a href="https://drafts.opds.io/opds-progression-1.0">OPDS Progression 1.0, a draft</a>
   */
  DRAFT("http://opds-spec.org/progression", "application/opds-progression+json"),
  /**
   * By a Readium locator, as Cantook, Komga and Stump have it.
   *
   * @see <a href="https://readium.org/architecture/models/locators/">Readium's locators</a>
   */
  READIUM("http://www.cantook.com/api/progression", "application/vnd.readium.progression+json");

  private final String rel;
  private final String mediaType;

  ProgressionForm(String rel, String mediaType) {
    this.rel = rel;
    this.mediaType = mediaType;
  }

  String mediaType() {
    return mediaType;
  }

  Link link(String href) {
    return new Link(rel, mediaType, href);
  }

  /** The older form goes to those who name none: they know no other. */
  static ProgressionForm taken(Accept accept) {
    return accept.quality(DRAFT.mediaType) > accept.quality(READIUM.mediaType) ? DRAFT : READIUM;
  }

  /** Plain JSON is told by what it has; empty for any other type. */
  static Optional<ProgressionForm> sent(@Nullable String contentType, Body body) {
    String type = contentType == null ? "" : contentType.replaceFirst(";.*", "").strip();
    return switch (type.toLowerCase(Locale.ROOT)) {
      case "application/opds-progression+json" -> Optional.of(DRAFT);
      case "application/vnd.readium.progression+json" -> Optional.of(READIUM);
      case "application/json" -> Optional.of(body.has("locator") ? READIUM : DRAFT);
      default -> Optional.empty();
    };
  }
}
