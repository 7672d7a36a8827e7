package org.carrel.run;

import java.net.URISyntaxException;
import java.nio.file.Path;

/** Where Maven put a jar, so that no path is configured anywhere. */
public final class ClassPathJar {
  private ClassPathJar() {}

  public static Path of(String className) {
    try {
      return Path.of(
          Class.forName(className, false, ClassPathJar.class.getClassLoader())
              .getProtectionDomain()
              .getCodeSource()
              .getLocation()
              .toURI());
    } catch (ReflectiveOperationException | URISyntaxException e) {
      throw new IllegalStateException(className + " is not on the class path", e);
    }
  }
}
