package org.carrel.identity;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.carrel.config.Settings;
import org.carrel.config.Settings.Registration;
import org.carrel.failure.Failure;

/**
 * Who may make an account of their own: as {@code carrel.registration} says, else as an
 * administrator set it at most five seconds ago, else anybody.
 */
@Singleton
final class OpenDoor {
  private static final String NAME = "registration";

  private final StoredSettings stored;
  private final Optional<Registration> configured;

  @Inject
  OpenDoor(StoredSettings stored, Settings settings) {
    this.stored = stored;
    this.configured = settings.signIn().registration();
  }

  /**
   * @throws Failure UNAVAILABLE if nobody can tell
   */
  Registration registration() {
    return configured.or(this::set).orElse(Registration.OPEN);
  }

  /**
   * Empty as long as nobody set it while the server ran.
   *
   * @throws Failure UNAVAILABLE if nobody can tell
   */
  Optional<Registration> set() {
    return stored.read(NAME).flatMap(OpenDoor::named);
  }

  /**
   * @param text one of {@link Registration}, in any case; empty to forget it
   * @throws Failure FORBIDDEN unless an administrator itself asks; CONFLICT if it is configured;
   *     INVALID for another text
   */
  void set(Caller by, String text) {
    Authority.requireServer(by);
    if (configured.isPresent()) {
      throw Failure.conflict("Registration is set by the server's configuration.");
    }
    if (!text.isEmpty() && named(text).isEmpty()) {
      throw Failure.invalid("Registration is open, approval or closed.");
    }
    stored.put(NAME, text.toLowerCase(Locale.ROOT));
  }

  private static Optional<Registration> named(String text) {
    return Stream.of(Registration.values())
        .filter(known -> known.name().equalsIgnoreCase(text))
        .findFirst();
  }
}
