package org.carrel.format;

import java.io.IOException;
import java.nio.file.Path;

/** Opens archives of any kind for one piece of work; of the heavy kinds only few at once. */
final class Opening {
  private static final int AT_ONCE = 2;

  private final Limits limits;
  private final Turns turns;

  Opening(Limits limits) {
    this.limits = limits;
    this.turns = new Turns(AT_ONCE, limits.unpacking());
  }

  interface Work<T> {
    T on(Archive archive) throws IOException;
  }

  <T> T of(Path file, Work<T> work) {
    return Guarded.read(
        () -> {
          boolean heavy = ArchiveKind.of(file).filter(ArchiveKind::isHeavy).isPresent();
          return heavy ? turns.take(() -> run(file, work)) : run(file, work);
        });
  }

  private <T> T run(Path file, Work<T> work) throws IOException {
    try (Archive archive = Archive.open(file, limits)) {
      return work.on(archive);
    }
  }
}
