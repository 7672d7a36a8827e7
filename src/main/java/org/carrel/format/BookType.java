package org.carrel.format;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The kinds of file Carrel reads, told by content and never by suffix. */
public enum BookType {
  EPUB("application/epub+zip", "epub"),
  PDF("application/pdf", "pdf"),
  CBZ("application/vnd.comicbook+zip", "cbz", "zip"),
  CBR("application/vnd.comicbook-rar", "cbr", "rar"),
  CB7("application/x-cb7", "cb7", "7z"),
  CBT("application/x-cbt", "cbt", "tar");

  private final String mediaType;
  private final String suffix;
  private final @Nullable String archiveSuffix;

  BookType(String mediaType, String suffix) {
    this(mediaType, suffix, null);
  }

  BookType(String mediaType, String suffix, @Nullable String archiveSuffix) {
    this.mediaType = mediaType;
    this.suffix = suffix;
    this.archiveSuffix = archiveSuffix;
  }

  /** As registered with IANA, or as readers of comics say. */
  public String mediaType() {
    return mediaType;
  }

  /** The usual file name suffix, without the dot. */
  public String suffix() {
    return suffix;
  }

  /** Whether a file of this name is one, or may well be. */
  public static boolean mayBe(String fileName) {
    String name = fileName.toLowerCase(Locale.ROOT);
    return isArchive(fileName)
        || Arrays.stream(values()).anyMatch(type -> name.endsWith("." + type.suffix));
  }

  /** The name without what comes after its last dot; a hidden file's keeps its first. */
  public static String stem(String fileName) {
    int dot = fileName.lastIndexOf('.');
    return dot < 1 ? fileName : fileName.substring(0, dot);
  }

  /** Whether a file of this name is no EPUB and no PDF, if it is a book. */
  public static boolean isComic(String fileName) {
    String name = fileName.toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(type -> type.archiveSuffix == null)
        .noneMatch(type -> name.endsWith("." + type.suffix));
  }

  /** Whether a file of this name may hold anything: one without pages is no broken book. */
  public static boolean isArchive(String fileName) {
    String name = fileName.toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .anyMatch(type -> type.archiveSuffix != null && name.endsWith("." + type.archiveSuffix));
  }
}
