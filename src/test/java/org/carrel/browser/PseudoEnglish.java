package org.carrel.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carrel.http.JsonText;

/**
 * The console's English in letters that are none of it, and longer by two fifths: whatever is read
 * in plain letters was never translated, and what sticks out would stick out in other languages.
 */
final class PseudoEnglish {
  private static final String PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final String OTHER = "áƀćďéƒǧĥíĵķĺḿńóƥɋŕśťúṽŵẋýžÁƁĆĎÉƑǦĤÍĴĶĹḾŃÓƤɊŔŚŤÚṼŴẊÝŽ";
  private static final Pattern PLACE = Pattern.compile("\\{\\w+}");

  private PseudoEnglish() {}

  /** As the file {@code en.json}. */
  static String texts() {
    Path file = Path.of("src/main/webapp/WEB-INF/console/i18n/en.json");
    try {
      Map<String, Object> texts = new LinkedHashMap<>();
      JSONObjectUtils.parse(Files.readString(file, UTF_8))
          .forEach((key, text) -> texts.put(key, pseudo(String.valueOf(text))));
      return JsonText.of(texts);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ParseException e) {
      throw new AssertionError(file.toString(), e);
    }
  }

  private static String pseudo(String text) {
    StringBuilder pseudo = new StringBuilder();
    Matcher place = PLACE.matcher(text);
    int from = 0;
    while (place.find()) {
      pseudo.append(other(text.substring(from, place.start()))).append(place.group());
      from = place.end();
    }
    pseudo.append(other(text.substring(from)));
    for (int more = (text.length() * 2 + 4) / 5; more > 0; more -= 6) {
      pseudo.append(' ').append("ẋ".repeat(Math.min(more, 5)));
    }
    return pseudo.toString();
  }

  private static String other(String text) {
    StringBuilder other = new StringBuilder();
    for (char letter : text.toCharArray()) {
      int at = PLAIN.indexOf(letter);
      other.append(at < 0 ? letter : OTHER.charAt(at));
    }
    return other.toString();
  }
}
