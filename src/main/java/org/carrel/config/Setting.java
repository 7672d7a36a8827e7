package org.carrel.config;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A key that the server reads, and what it found.
 *
 * @param aliases other names that count while the key itself is not set
 * @param standard what holds while nothing is set; empty where that is nothing or decided elsewhere
 * @param name under which it is set: the key, an alias, or empty
 * @param value as it is set; empty if it is not, and always for a secret
 * @param secret whether nobody may see it
 */
public record Setting(
    String key,
    List<String> aliases,
    Optional<String> standard,
    Optional<String> name,
    Optional<String> value,
    boolean secret) {

  /** Where a value comes from. */
  public enum Source {
    DEFAULT,
    ENVIRONMENT,
    SYSTEM_PROPERTY,
    /** Another source of MicroProfile Config, such as a file of the application server. */
    SERVER,
    /** Set while the server runs. */
    DATABASE
  }

  public Setting {
    aliases = List.copyOf(aliases);
  }

  /** By the order in which MicroProfile Config looks. */
  public Source source() {
    return name.map(Setting::source).orElse(Source.DEFAULT);
  }

  private static Source source(String name) {
    if (System.getProperty(name) != null) {
      return Source.SYSTEM_PROPERTY;
    }
    String plain = name.replaceAll("[^A-Za-z0-9_]", "_");
    boolean environment =
        List.of(name, plain, plain.toUpperCase(Locale.ROOT)).stream()
            .anyMatch(System.getenv()::containsKey);
    return environment ? Source.ENVIRONMENT : Source.SERVER;
  }

  @Override
  public String toString() {
    return "Setting[" + key + "]";
  }
}
