package org.carrel.catalog;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.carrel.failure.Failure;
import org.carrel.format.BookType;

/** Makes names that clients send names of files that every system takes. */
final class ArrivalName {
  private static final int LONGEST = 200;
  private static final int MOST_SENT = 1_000;
  private static final Pattern UNSAFE = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\\\/:*?\"<>|]");
  private static final Pattern ENDS = Pattern.compile("[\\s.]+$");

  private ArrivalName() {}

  /**
   * One name, without folders.
   *
   * @throws Failure INVALID for what is empty, hidden or too long
   */
  static String of(String sent) {
    if (sent.length() > MOST_SENT) {
      throw Failure.invalid("The name of a file is too long.");
    }
    String bare = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1);
    String safe = UNSAFE.matcher(Normalizer.normalize(bare, Normalizer.Form.NFC)).replaceAll("_");
    String name = ENDS.matcher(safe.strip()).replaceAll("");
    if (name.isEmpty() || name.startsWith(".")) {
      throw Failure.invalid("A file needs a name that does not begin with a dot.");
    }
    if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
      throw Failure.invalid("The name of a file is too long.");
    }
    return name;
  }

  /** With the suffix of what it really is. */
  static String of(String sent, BookType type) {
    String name = of(sent);
    int dot = name.lastIndexOf('.');
    String suffix = name.substring(dot + 1).toLowerCase(Locale.ROOT);
    if (suffix.equals(type.suffix())) {
      return name;
    }
    boolean anothers = dot > 0 && BookType.mayBe(name);
    return (anothers ? name.substring(0, dot) : name) + "." + type.suffix();
  }
}
