package org.carrel.protocol.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;
import java.util.Set;
import org.carrel.grant.Registration;
import org.carrel.identity.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WordsTest {

  @ParameterizedTest
  @CsvSource({
    "de, de",
    "de-AT, de",
    "DE-de, de",
    "'de-CH, en;q=0.9', de",
    "'de;q=0.1, en;q=0.9', en",
    "'fr, de;q=0.5', de",
    "'fr-CA, fr', en",
    "'en, de', en",
    "'de;q=0, *', en",
    "*, en",
    "'', en",
    "'<script>', en",
    "'de;q=high', en"
  })
  void theReadersFirstLanguageOfOursIsSpoken(String header, String language) {
    assertThat(Words.language(header).getLanguage()).isEqualTo(language);
  }

  @Test
  void withoutAWishEnglishIsSpokenWhateverTheServerSpeaks() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMAN);
      assertThat(Words.language(null)).isEqualTo(Locale.ENGLISH);
      assertThat(Words.in(Locale.ENGLISH).text("consent.deny")).isEqualTo("Deny");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void anOverlongWishIsNone() {
    assertThat(Words.language("de," + "en,".repeat(10_000))).isEqualTo(Locale.ENGLISH);
  }

  @Test
  void bothLanguagesSayTheSameThings() throws Exception {
    ResourceBundle english = bundle("messages.properties");
    ResourceBundle german = bundle("messages_de.properties");

    assertThat(german.keySet()).isEqualTo(english.keySet());
    for (String key : english.keySet()) {
      assertThat(german.getString(key).contains("{0}"))
          .as(key)
          .isEqualTo(english.getString(key).contains("{0}"));
    }
  }

  @Test
  void everyScopeAndRegistrationHasItsWords() throws Exception {
    Set<String> keys = bundle("messages.properties").keySet();

    assertThat(Arrays.stream(Scope.values()).map(scope -> "scope." + scope.name()))
        .allMatch(keys::contains);
    assertThat(Arrays.stream(Registration.values()).map(by -> "registration." + by.name()))
        .allMatch(keys::contains);
  }

  private static ResourceBundle bundle(String file) throws Exception {
    try (var in = Words.class.getResourceAsStream(file)) {
      return new PropertyResourceBundle(in);
    }
  }
}
