package org.carrel.image;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address of imagor: who vouches for it, and what is to be done to which image.
 *
 * @param params whether the parsed fields are asked for instead of the image
 * @param unsafe whether the word {@code unsafe} stands where a signature does
 * @param signature empty without one
 * @param signed the text that the signature covers
 * @see <a href="https://github.com/cshum/imagor#imagor-endpoint">imagor's own description</a>
 */
public record ImagorPath(
    boolean params, boolean unsafe, String signature, String signed, Parameters parameters) {
  private static final Pattern LINE_BREAKS =
      Pattern.compile("[\\n\\u000B\\f\\r\\u0085\\u2028\\u2029]");
  private static final Pattern PREFIX =
      Pattern.compile("/*(params/)?(?:(unsafe/)|(?!adaptive-full-fit-in/)([A-Za-z0-9_=-]{17,})/)?");

  /**
   * Never fails: what does not fit the grammar is part of the image's name.
   *
   * @param path as it stands in the request, escapes and all; leading slashes are skipped
   */
  public static ImagorPath parse(String path) {
    String text = LINE_BREAKS.matcher(path).replaceAll("");
    Matcher prefix = PREFIX.matcher(text);
    if (!prefix.lookingAt()) {
      throw new IllegalStateException("the prefix may be empty");
    }
    String rest = text.substring(prefix.end());
    String signature = prefix.group(3);
    return new ImagorPath(
        prefix.group(1) != null,
        prefix.group(2) != null,
        signature == null ? "" : signature,
        rest,
        ParametersReader.read(rest));
  }

  /** The same with all escapes resolved first, as clients that escape more than is needed mean. */
  public static ImagorPath parseDecoded(String path) {
    return parse(FormText.decode(path));
  }
}
