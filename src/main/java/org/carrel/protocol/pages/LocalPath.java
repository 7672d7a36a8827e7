package org.carrel.protocol.pages;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A place of ours to go on to, as a browser names it: a path from the host's root, a query and a
 * fragment. Nothing in it can be read as another host, by whatever parser.
 */
record LocalPath(String text) {
  private static final int LONGEST = 2000;

  /** Doubled slashes, dot segments, and slashes, backslashes and controls in disguise. */
  private static final Pattern AMBIGUOUS =
      Pattern.compile("//|/\\.{1,2}(/|$)|%(2f|5c|2e|[01][0-9a-f]|7f)", Pattern.CASE_INSENSITIVE);

  /**
   * @param asked whatever the request named
   * @param root our own start page, to which all that is not below it falls back
   */
  static LocalPath of(Optional<String> asked, String root) {
    return new LocalPath(asked.filter(text -> isBelow(root, text)).orElse(root));
  }

  private static boolean isBelow(String root, String text) {
    if (text.length() > LONGEST || !text.startsWith(root)) {
      return false;
    }
    try {
      URI uri = new URI(text);
      return uri.getScheme() == null
          && uri.getRawAuthority() == null
          && text.equals(uri.toASCIIString())
          && !AMBIGUOUS.matcher(path(text)).find();
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /** As it stands there: {@link URI} takes an empty authority for none. */
  private static String path(String text) {
    return text.split("[?#]", 2)[0];
  }
}
