package org.carrel.identity;

import java.util.List;
import java.util.Optional;
import org.carrel.config.Setting;
import org.carrel.config.Setting.Source;

/**
 * A setting as it holds now.
 *
 * @param value empty for a secret, and where nothing is set and nothing holds
 * @param standard what holds while nothing is set
 * @param set whether somebody set it, secret or not
 * @param editable whether it can be set while the server runs
 */
public record ServerSetting(
    String key,
    List<String> aliases,
    Optional<String> value,
    Optional<String> standard,
    Source source,
    boolean set,
    boolean secret,
    boolean editable) {

  static ServerSetting of(Setting setting, boolean editable) {
    return new ServerSetting(
        setting.key(),
        setting.aliases(),
        setting.secret() ? Optional.empty() : setting.value().or(setting::standard),
        setting.standard(),
        setting.source(),
        setting.name().isPresent(),
        setting.secret(),
        editable && setting.name().isEmpty());
  }

  /**
   * The same as the database has it; what is configured stays.
   *
   * @param text not shown if it is secret
   */
  public ServerSetting held(String text) {
    return set
        ? this
        : new ServerSetting(
            key,
            aliases,
            secret ? Optional.empty() : Optional.of(text),
            standard,
            Source.DATABASE,
            true,
            secret,
            editable);
  }
}
