package org.carrel.http;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names of the files in one archive: each is a bare name on every system, and none comes twice,
 * even where case does not count.
 */
final class EntryNames {
  private static final Pattern UNSAFE =
      Pattern.compile("[\\p{Cntrl}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069\\\\/:*?\"<>|]");
  private static final Pattern EDGES = Pattern.compile("^[. ]+|[. ]+$");

  /** Windows opens a device for these, whatever follows the dot. */
  private static final Pattern DEVICES =
      Pattern.compile("(?i)(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?");

  private static final int LONGEST = 200;

  private final Set<String> taken = new HashSet<>();

  String of(String name) {
    String safe = safe(name);
    String free = safe;
    for (int number = 2; !taken.add(free.toLowerCase(Locale.ROOT)); number++) {
      int dot = Math.max(safe.lastIndexOf('.'), 0);
      int end = dot == 0 ? safe.length() : dot;
      free = safe.substring(0, end) + " (" + number + ")" + safe.substring(end);
    }
    return free;
  }

  private static String safe(String name) {
    String bare = EDGES.matcher(UNSAFE.matcher(name).replaceAll("_")).replaceAll("");
    String named = bare.isEmpty() || DEVICES.matcher(bare).matches() ? "_" + bare : bare;
    return shortened(named);
  }

  /** Keeps its end, which says what kind of file it is. */
  private static String shortened(String name) {
    if (name.length() <= LONGEST) {
      return name;
    }
    int dot = name.lastIndexOf('.');
    String end = dot > 0 && name.length() - dot <= 10 ? name.substring(dot) : "";
    int kept = LONGEST - end.length();
    boolean split = Character.isHighSurrogate(name.charAt(kept - 1));
    return name.substring(0, split ? kept - 1 : kept) + end;
  }
}
