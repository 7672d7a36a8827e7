package org.carrel.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Keeps the suite's database up while there are integration tests; unit tests start none. */
public final class SuiteSession implements LauncherSessionListener {
  private @Nullable Surroundings surroundings;

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    String folder = System.getProperty("carrel.it.folder");
    if (folder == null) {
      return;
    }
    try {
      surroundings = Surroundings.start(Path.of(folder));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void launcherSessionClosed(LauncherSession session) {
    if (surroundings != null) {
      surroundings.close();
    }
  }
}
