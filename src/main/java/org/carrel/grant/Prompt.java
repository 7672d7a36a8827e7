package org.carrel.grant;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the client wants asked, or not asked.
 *
 * @see <a href="https://openid.net/specs/openid-connect-core-1_0.html#AuthRequest">OpenID Connect
 *     Core, 3.1.2.1</a>
 */
public enum Prompt {
  NONE,
  LOGIN,
  CONSENT,
  SELECT_ACCOUNT;

  /**
   * @param list separated by blanks
   * @throws GrantRefusal INVALID_REQUEST for an unknown one and for {@code none} among others
   */
  public static Set<Prompt> parse(String list) {
    Set<Prompt> prompts =
        Stream.of(list.split(" ", -1))
            .filter(text -> !text.isEmpty())
            .map(Prompt::of)
            .collect(Collectors.toUnmodifiableSet());
    if (prompts.contains(NONE) && prompts.size() > 1) {
      throw new GrantRefusal(GrantError.INVALID_REQUEST, "prompt=none goes with no other.");
    }
    return prompts;
  }

  private static Prompt of(String text) {
    return Stream.of(values())
        .filter(prompt -> prompt.text().equals(text))
        .findFirst()
        .orElseThrow(
            () -> new GrantRefusal(GrantError.INVALID_REQUEST, "This prompt is not known."));
  }

  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
