package org.carrel.reading;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Pattern;
import org.carrel.failure.Failure;
import org.jspecify.annotations.Nullable;

/**
 * How far somebody has come, as a device tells it that knows when it was.
 *
 * @param modified when it was, by the device's clock; RFC 3339, as it was written
 * @param device who told it; null members where that was never told
 * @param title of the part that is read
 * @param progression of the whole, from 0 to 1, as exact as it was told
 * @param position a page, or a Readium position, from 1
 * @param references to the place, as URIs relative to the book
 * @param locator a Readium locator, as JSON text
 */
public record Progression(
    String modified,
    Device device,
    @Nullable String title,
    @Nullable BigDecimal progression,
    @Nullable Integer position,
    List<String> references,
    @Nullable String locator) {
  private static final Pattern TIME =
      Pattern.compile(
          "\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?([Zz]|[+-]\\d{2}:\\d{2})");
  private static final int LONGEST_TITLE = 1_000;
  private static final int LONGEST_REFERENCE = 2_000;
  private static final int MOST_REFERENCES = 50;
  private static final int LONGEST_LOCATOR = 65_536;

  /** Who told it; null where nobody said. */
  public record Device(@Nullable String id, @Nullable String name) {
    private static final Pattern URI = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:\\S+");

    /** The same with a URI for its id, by which devices that compare times name each other. */
    public Device byUri() {
      return id == null || URI.matcher(id).matches()
          ? this
          : new Device(
              "urn:carrel:device:"
                  + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20"),
              name);
    }
  }

  /**
   * @throws Failure INVALID naming the member that cannot be
   */
  public Progression {
    references = List.copyOf(references);
    time(modified);
    if (progression != null) {
      requireShare(progression);
    }
    if (position != null && position < 1) {
      throw Failure.invalid("position is below 1.");
    }
  }

  /**
   * Before it is kept.
   *
   * @throws Failure INVALID naming the member that is missing, empty or too long
   */
  void requireSound() {
    if (device.id() == null || device.name() == null) {
      throw Failure.invalid("device.id or device.name is missing.");
    }
    requireText("device.id", device.id(), DocumentProgress.LONGEST_NAME);
    requireText("device.name", device.name(), DocumentProgress.LONGEST_NAME);
    requireText("title", title, LONGEST_TITLE);
    requireText("locator", locator, LONGEST_LOCATOR);
    if (references.size() > MOST_REFERENCES) {
      throw Failure.invalid("references are more than " + MOST_REFERENCES + ".");
    }
    references.forEach(reference -> requireText("references", reference, LONGEST_REFERENCE));
  }

  private static void requireText(String name, @Nullable String text, int longest) {
    if (text == null) {
      return;
    }
    boolean control = !name.equals("locator") && text.chars().anyMatch(c -> c < ' ');
    if (text.isEmpty() || text.length() > longest || text.indexOf('\0') >= 0 || control) {
      throw Failure.invalid(name + " is empty, too long or has control characters.");
    }
  }

  private static void requireShare(BigDecimal progression) {
    try {
      Place.requirePercentage(progression);
    } catch (Failure beyond) {
      throw new Failure(beyond.reason(), "progression is not from 0 to 1.", beyond);
    }
  }

  private static Instant time(String text) {
    try {
      if (TIME.matcher(text).matches()) {
        return OffsetDateTime.parse(text).toInstant();
      }
    } catch (DateTimeParseException e) {
      // as good as another form; said below
    }
    throw Failure.invalid("modified is no time by RFC 3339.");
  }

  /** When it was, by the device's clock. */
  Instant at() {
    return time(modified);
  }
}
