package org.carrel.catalog;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.UUID;
import org.carrel.config.Settings;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;

/** At the very first start, makes a library of the folder that the settings name. */
@Singleton
class FirstLibrary {
  private final Settings settings;
  private final Libraries libraries;
  private final Scans scans;

  @Inject
  FirstLibrary(Settings settings, Libraries libraries, Scans scans) {
    this.settings = settings;
    this.libraries = libraries;
    this.scans = scans;
  }

  /**
   * Does nothing once there is any library.
   *
   * @throws IllegalArgumentException if the folder cannot be one, naming the setting
   */
  void ensure() {
    settings.library().filter(folder -> libraries.none()).ifPresent(this::create);
  }

  private void create(Path folder) {
    try {
      UUID library = libraries.create(name(folder), folder);
      scans.enqueue(library, LibraryPart.WHOLE);
    } catch (Failure failure) {
      if (failure.reason() != Reason.CONFLICT) {
        throw new IllegalArgumentException("carrel.library: " + failure.getMessage(), failure);
      }
    }
  }

  private static String name(Path folder) {
    Path last = folder.toAbsolutePath().normalize().getFileName();
    return last == null ? "Library" : Fold.cut(last.toString(), 100);
  }
}
