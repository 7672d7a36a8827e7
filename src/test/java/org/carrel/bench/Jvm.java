package org.carrel.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A JVM like this one. */
final class Jvm {
  private Jvm() {}

  static String classPath() {
    return System.getProperty("java.class.path");
  }

  static ProcessBuilder of(String... arguments) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(Stream.concat(Stream.of(java), Stream.of(arguments)).toList());
  }

  /** Runs a class of ours with the server's heap; what it says on its error stream is shown. */
  static ProcessBuilder main(Class<?> main, List<String> arguments) {
    return of(Stream.concat(
                Stream.of("-Xmx512m", "-cp", classPath(), main.getName()), arguments.stream())
            .toArray(String[]::new))
        .redirectError(ProcessBuilder.Redirect.INHERIT);
  }
}
