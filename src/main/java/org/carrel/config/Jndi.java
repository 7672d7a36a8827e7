package org.carrel.config;

import java.util.Optional;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** What the server offers under a fixed name of ours; no name ever comes from outside. */
final class Jndi {
  private Jndi() {}

  @SuppressWarnings("BanJNDI")
  static <T> Optional<T> find(String name) {
    try {
      return Optional.of(InitialContext.doLookup(name));
    } catch (NamingException e) {
      return Optional.empty();
    }
  }
}
