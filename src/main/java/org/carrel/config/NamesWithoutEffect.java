package org.carrel.config;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Says at start which of Stump's settings were given for nothing, so that nobody relies on them.
 */
@Singleton
final class NamesWithoutEffect {
  private static final Logger LOG = System.getLogger(NamesWithoutEffect.class.getName());

  private static final Pattern NAMES =
      Pattern.compile(
          "(STUMP_)?HASH_COST|STUMP_PASSWORD_HASH_COST|(STUMP_)?PDF(IUM)?_.+|STUMP_DB_.+");

  void tell(@Observes Ready ready) {
    List<String> given = among(System.getenv().keySet());
    if (!given.isEmpty()) {
      LOG.log(Level.WARNING, "These settings of Stump's have no effect here: " + given);
    }
  }

  static List<String> among(Collection<String> names) {
    return names.stream().filter(name -> NAMES.matcher(name).matches()).sorted().toList();
  }
}
