package org.carrel.protocol.opds;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.http.Body;
import org.carrel.http.JsonText;
import org.carrel.reading.Progression;
import org.carrel.reading.Progression.Device;
import org.jspecify.annotations.Nullable;

/** What a reader app sends; a refusal names the member that is wrong. */
final class ProgressionBody {
  private final Body body;

  private ProgressionBody(Body body) {
    this.body = body;
  }

  /**
   * @throws Failure INVALID for what is missing, of another kind or beyond its bounds
   */
  static Progression read(ProgressionForm form, Body body) {
    ProgressionBody read = new ProgressionBody(body);
    return form == ProgressionForm.DRAFT ? read.draft() : read.readium();
  }

  private Progression draft() {
    BigDecimal progression = number("progression", body.values().get("progression"));
    if (progression == null) {
      throw Failure.invalid("progression is missing.");
    }
    String references = body.has("references") ? "references" : "refs";
    return new Progression(
        body.requireText("modified"),
        device(),
        body.text("title").orElse(null),
        progression,
        null,
        texts(references, body.values().get(references)),
        null);
  }

  private Progression readium() {
    Map<String, @Nullable Object> locator = object("locator", body.values().get("locator"));
    for (String name : List.of("href", "type", "title")) {
      text("locator." + name, locator.get(name));
    }
    Map<String, @Nullable Object> locations =
        optional("locator.locations", locator.get("locations")).orElse(Map.of());
    optional("locator.text", locator.get("text"));
    share("locator.locations.progression", locations.get("progression"));
    texts("locator.locations.fragments", locations.get("fragments"));
    return new Progression(
        body.requireText("modified"),
        device(),
        null,
        share("locator.locations.totalProgression", locations.get("totalProgression")),
        position(locations.get("position")),
        List.of(),
        kept(locator));
  }

  /** As it can be read back: a number may grow beyond what is taken when it is written anew. */
  private static String kept(Map<String, @Nullable Object> locator) {
    String text = JsonText.of(locator);
    try {
      Body.ofText(text);
    } catch (Failure unreadable) {
      throw new Failure(Reason.INVALID, "locator holds a number that is too long.", unreadable);
    }
    return text;
  }

  private Device device() {
    Map<String, @Nullable Object> device = object("device", body.values().get("device"));
    return new Device(
        required("device.id", device.get("id")), required("device.name", device.get("name")));
  }

  private static @Nullable Integer position(@Nullable Object value) {
    BigDecimal number = number("locator.locations.position", value);
    try {
      return number == null ? null : number.intValueExact();
    } catch (ArithmeticException e) {
      throw new Failure(Reason.INVALID, "locator.locations.position is no whole number.", e);
    }
  }

  private static @Nullable BigDecimal share(String name, @Nullable Object value) {
    BigDecimal number = number(name, value);
    if (number != null && (number.signum() < 0 || number.compareTo(BigDecimal.ONE) > 0)) {
      throw Failure.invalid(name + " is not from 0 to 1.");
    }
    return number;
  }

  private static @Nullable BigDecimal number(String name, @Nullable Object value) {
    if (value != null && !(value instanceof BigDecimal)) {
      throw Failure.invalid(name + " is not a number.");
    }
    return (BigDecimal) value;
  }

  private static String required(String name, @Nullable Object value) {
    String text = text(name, value);
    if (text == null || text.isBlank()) {
      throw Failure.invalid(name + " is missing.");
    }
    return text;
  }

  private static @Nullable String text(String name, @Nullable Object value) {
    if (value != null && !(value instanceof String)) {
      throw Failure.invalid(name + " is not a text.");
    }
    return (String) value;
  }

  private static List<String> texts(String name, @Nullable Object value) {
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof List<?> list) || !list.stream().allMatch(String.class::isInstance)) {
      throw Failure.invalid(name + " is no list of texts.");
    }
    return list.stream().map(String.class::cast).toList();
  }

  private static Map<String, @Nullable Object> object(String name, @Nullable Object value) {
    return optional(name, value).orElseThrow(() -> Failure.invalid(name + " is missing."));
  }

  @SuppressWarnings("unchecked")
  private static Optional<Map<String, @Nullable Object>> optional(
      String name, @Nullable Object value) {
    if (value != null && !(value instanceof Map)) {
      throw Failure.invalid(name + " is no object.");
    }
    return Optional.ofNullable((Map<String, @Nullable Object>) value);
  }
}
