package org.carrel.http;

/**
 * Puts the API key back into links of the family of paths it came in.
 *
 * @param before what stands before the key
 * @param key as it was written in the path
 */
record KeyedLinks(KeyedPath family, String key) {

  String with(String path) {
    String before = family.before();
    boolean ofFamily = path.startsWith(before) && family.after().contains(segment(path, before));
    return ofFamily ? before + key + "/" + path.substring(before.length()) : path;
  }

  private static String segment(String path, String before) {
    int end = path.indexOf('/', before.length());
    return path.substring(before.length(), end < 0 ? path.length() : end);
  }

  @Override
  public String toString() {
    return "KeyedLinks[" + family.before() + "…]";
  }
}
