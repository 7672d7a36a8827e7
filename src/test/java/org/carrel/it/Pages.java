package org.carrel.it;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns the pages of a feed as a reader does. */
public final class Pages {
  private static final int MOST = 1_000;

  private Pages() {}

  /** The first group of every match, on all pages that {@code next} leads to. */
  public static List<String> all(Function<String, Answer> get, String first, String pattern) {
    List<String> found = new ArrayList<>();
    String address = first;
    for (int page = 0; page < MOST && !address.isEmpty(); page++) {
      String text = get.apply(address).text();
      found.addAll(matches(text, pattern));
      address = String.join("", matches(text, "<link rel=\"next\"[^>]*href=\"([^\"]+)\""));
      address = address.replace("&amp;", "&");
    }
    return found;
  }

  public static List<String> matches(String text, String pattern) {
    List<String> found = new ArrayList<>();
    Matcher matcher = Pattern.compile(pattern, Pattern.DOTALL).matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }

  public static String first(String text, String pattern) {
    return matches(text, pattern).stream()
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + pattern + " in " + text));
  }
}
