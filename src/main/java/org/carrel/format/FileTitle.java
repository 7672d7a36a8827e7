package org.carrel.format;

import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The title of last resort: the file's name without its suffix and its underscores. */
final class FileTitle {
  private FileTitle() {}

  static String of(Path file) {
    String name = String.valueOf(file.getFileName());
    String title = Text.line(withoutSuffix(name).replace('_', ' '), 500);
    return title == null ? "Untitled" : title;
  }

  private static String withoutSuffix(String name) {
    int dot = name.lastIndexOf('.');
    return dot > 0 && isSuffix(name.substring(dot + 1)) ? name.substring(0, dot) : name;
  }

  private static boolean isSuffix(@Nullable String text) {
    return text != null && text.toLowerCase(Locale.ROOT).matches("[a-z][a-z0-9]{1,4}");
  }
}
