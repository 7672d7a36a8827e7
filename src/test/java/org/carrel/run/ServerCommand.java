package org.carrel.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How Payara Micro is called. Secrets go by the environment, which other users cannot see. */
record ServerCommand(int port, Path root, Path war) {
  /** Where the WAR lies on the host, as a test wants it: a path with a slash before it. */
  static final String CONTEXT = System.getProperty("carrel.server.context", "/");

  static final Path WAR = Path.of("target/carrel.war");

  /**
   * A survivor space must hold the 19 MiB of a password's hash, which would fill the old generation
   * otherwise; what the compiler leaves behind goes back to the system. Older JDKs do not know how.
   */
  private static final String JVM =
      "-Xmx480m -XX:+UseSerialGC -XX:SurvivorRatio=3"
          + " -XX:+IgnoreUnrecognizedVMOptions -XX:TrimNativeHeapInterval=5000";

  static ServerCommand of(RunSettings settings) {
    if (!Files.exists(WAR)) {
      throw new CannotRun(WAR + " is missing: mvn package makes it");
    }
    return new ServerCommand(settings.port(), settings.data().resolve("payara"), WAR);
  }

  List<String> words() {
    return Stream.of(
            List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()),
            List.of(System.getProperty("carrel.server.jvm", JVM).split(" ")),
            List.of("-Dfile.encoding=UTF-8", "-Dpdfbox.fontcache=" + root.getParent()),
            List.of("-jar", ClassPathJar.of("fish.payara.micro.PayaraMicro").toString()),
            List.of("--port", String.valueOf(port), "--rootdir", root.toString()),
            List.of("--nohazelcast", "--disablephonehome"),
            List.of("--addlibs", ServerLibraries.all()),
            List.of("--prebootcommandfile", BootFile.PRE_BOOT.toString()),
            List.of("--postbootcommandfile", BootFile.POST_BOOT.toString()),
            List.of("--deploy", war.toString(), "--contextroot", CONTEXT))
        .flatMap(List::stream)
        .toList();
  }

  /** Book files may have any name, which a JVM reads rightly only under a UTF-8 locale. */
  static Map<String, String> environment(Path data, DatabaseAddress database) {
    return Map.of(
        "LC_ALL", "C.UTF-8",
        "MALLOC_ARENA_MAX", "2",
        "CARREL_DATA", data.toString(),
        "CARREL_DB_HOST", database.host(),
        "CARREL_DB_PORT", String.valueOf(database.port()),
        "CARREL_DB_NAME", database.name(),
        "CARREL_DB_USER", database.user(),
        "CARREL_DB_PASSWORD", database.password());
  }
}
