package org.carrel.config;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Every key there is, as it was at start.
 *
 * @param all by key
 */
public record KnownSettings(List<Setting> all) {
  public KnownSettings {
    all = List.copyOf(all);
  }

  /**
   * @param lookup as for {@link Settings#read}
   */
  public static KnownSettings read(Function<String, Optional<String>> lookup) {
    SettingReader reader = new SettingReader(lookup);
    Settings.read(reader);
    return new KnownSettings(reader.known());
  }
}
