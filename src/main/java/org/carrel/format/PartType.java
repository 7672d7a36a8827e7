package org.carrel.format;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What a part of an EPUB is sent as. Whatever a browser could run, and whatever is not known, is
 * mere bytes.
 *
 * @param mediaType of those that EPUB 3.3 calls core, or {@code application/octet-stream}
 * @see <a href="https://www.w3.org/TR/epub-33/#sec-core-media-types">EPUB 3.3, core media types</a>
 */
public record PartType(String mediaType) {
  private static final String BYTES = "application/octet-stream";
  private static final Set<String> CHAPTERS = Set.of("application/xhtml+xml", "text/html");
  private static final Map<String, String> BY_SUFFIX =
      Map.ofEntries(
          Map.entry("xhtml", "application/xhtml+xml"),
          Map.entry("html", "text/html"),
          Map.entry("htm", "text/html"),
          Map.entry("css", "text/css"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("jpeg", "image/jpeg"),
          Map.entry("png", "image/png"),
          Map.entry("gif", "image/gif"),
          Map.entry("webp", "image/webp"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("ttf", "font/ttf"),
          Map.entry("otf", "font/otf"),
          Map.entry("woff", "font/woff"),
          Map.entry("woff2", "font/woff2"),
          Map.entry("mp3", "audio/mpeg"),
          Map.entry("m4a", "audio/mp4"),
          Map.entry("ogg", "audio/ogg"),
          Map.entry("mp4", "video/mp4"),
          Map.entry("ncx", "application/x-dtbncx+xml"));
  private static final Set<String> KNOWN =
      Set.of(
          "application/vnd.ms-opentype",
          "application/font-sfnt",
          "application/font-woff",
          "application/smil+xml",
          "application/pls+xml",
          "image/avif");

  /**
   * @param declared by the manifest; empty if it is not listed there
   */
  static PartType of(String declared, String entry) {
    String plain = declared.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (BY_SUFFIX.containsValue(plain) || KNOWN.contains(plain)) {
      return new PartType(plain);
    }
    String suffix = entry.substring(entry.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return new PartType(plain.isEmpty() ? BY_SUFFIX.getOrDefault(suffix, BYTES) : BYTES);
  }

  /** Whether it is text to be read, which goes out as harmless HTML. */
  public boolean isChapter() {
    return CHAPTERS.contains(mediaType);
  }

  /** Whether a browser shows nothing of it. */
  public boolean isBytes() {
    return mediaType.equals(BYTES);
  }
}
