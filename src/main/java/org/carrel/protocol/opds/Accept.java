package org.carrel.protocol.opds;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a reader takes.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-12.5.1">RFC 9110, section 12.5.1</a>
 */
record Accept(List<Accept.Range> ranges) {
  private static final String JSON = "application/json";
  private static final Range ANYTHING = new Range("*/*", 1);

  /**
   * @param type without parameters: readers write those of OPDS in many ways
   * @param quality from 0 to 1
   */
  record Range(String type, double quality) {
    /** How closely it means the type, from 1; 0 if it does not. */
    int closeness(String wanted) {
      if (type.equals(wanted)) {
        return 3;
      }
      boolean kind = wanted.startsWith(type.substring(0, type.length() - 1));
      return type.endsWith("/*") && kind ? 2 : type.equals("*/*") ? 1 : 0;
    }
  }

  static Accept of(HttpServletRequest request) {
    List<Range> ranges = new ArrayList<>();
    for (Enumeration<String> lines = request.getHeaders("Accept"); lines.hasMoreElements(); ) {
      for (String range : lines.nextElement().split(",", -1)) {
        read(range).ifPresent(ranges::add);
      }
    }
    return new Accept(ranges.isEmpty() ? List.of(ANYTHING) : ranges);
  }

  private static Optional<Range> read(String text) {
    String[] parts = text.split(";", -1);
    String type = parts[0].strip().toLowerCase(Locale.ROOT);
    double quality = 1;
    for (int i = 1; i < parts.length; i++) {
      String parameter = parts[i].strip().toLowerCase(Locale.ROOT);
      quality = parameter.startsWith("q=") ? weight(parameter.substring(2)) : quality;
    }
    return type.length() < 3 ? Optional.empty() : Optional.of(new Range(type, quality));
  }

  private static double weight(String text) {
    return text.matches("[01](\\.\\d{0,3})?") ? Math.min(1, Double.parseDouble(text)) : 0;
  }

  /** That of the closest range; 0 if the type is not taken. */
  double quality(String type) {
    int closest = 0;
    double quality = 0;
    for (Range range : ranges) {
      if (range.closeness(type) > closest) {
        closest = range.closeness(type);
        quality = range.quality();
      }
    }
    return quality;
  }

  boolean names(String type) {
    return ranges.stream().anyMatch(range -> range.type().equals(type) && range.quality() > 0);
  }

  /**
   * The version that is taken more gladly. Those who take both alike get the newer one if they name
   * it, as KOReader does; who names neither, as browsers do, is older than it.
   */
  Version version() {
    double atom = Math.max(quality("application/atom+xml"), quality("application/xml"));
    double json = Math.max(quality(MediaTypes.JSON_FEED), quality(JSON));
    boolean named = names(MediaTypes.JSON_FEED) || names(JSON);
    boolean newer = json > atom || json == atom && named;
    return newer ? Version.JSON : Version.ATOM;
  }
}
