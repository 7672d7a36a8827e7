package org.carrel.identity;

import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.jspecify.annotations.Nullable;

/**
 * What an account tells about its person.
 *
 * @param locale a BCP 47 tag
 */
public record Profile(
    @Nullable String displayName,
    @Nullable String email,
    boolean emailVerified,
    @Nullable String locale) {
  private static final int LONGEST_NAME = 100;

  /** With its angle brackets a path holds 256 octets: RFC 5321, 4.5.3.1.3. */
  private static final int LONGEST_EMAIL = 254;

  private static final int LONGEST_LOCALE = 35;
  private static final Pattern EMAIL = Pattern.compile("[^@\\s\\p{Cntrl}]+@[^@\\s\\p{Cntrl}]+");
  private static final Pattern CONTROLS = Pattern.compile(".*\\p{Cntrl}.*", Pattern.DOTALL);

  /**
   * @param name blank for none
   * @throws Failure INVALID for more than 100 characters, and for controls
   */
  public Profile called(String name) {
    String next = name.strip();
    if (next.length() > LONGEST_NAME || CONTROLS.matcher(next).matches()) {
      throw Failure.invalid("A display name has at most 100 characters and no controls.");
    }
    return new Profile(orNull(next), email, emailVerified, locale);
  }

  /**
   * Another address counts as unverified.
   *
   * @param address blank for none
   * @throws Failure INVALID if nobody could write to it
   */
  public Profile reachedAt(String address) {
    String next = address.strip();
    if (next.equals(email)) {
      return this;
    }
    if (next.length() > LONGEST_EMAIL || !(next.isEmpty() || EMAIL.matcher(next).matches())) {
      throw Failure.invalid("This is no e-mail address.");
    }
    return new Profile(displayName, orNull(next), false, locale);
  }

  /**
   * @param tag blank for none
   * @throws Failure INVALID if it is no tag of BCP 47, or has more than 35 characters
   * @see <a href="https://www.rfc-editor.org/rfc/rfc5646">RFC 5646</a>
   */
  public Profile speaking(String tag) {
    String next = language(tag.strip());
    if (next.length() > LONGEST_LOCALE) {
      throw Failure.invalid("A language tag has at most 35 characters.");
    }
    return new Profile(displayName, email, emailVerified, orNull(next));
  }

  private static String language(String tag) {
    try {
      return tag.isEmpty() ? "" : new Locale.Builder().setLanguageTag(tag).build().toLanguageTag();
    } catch (IllformedLocaleException e) {
      throw new Failure(Reason.INVALID, "This is no language tag.", e);
    }
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
