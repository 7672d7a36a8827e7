package org.carrel.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;

/** The suite's one server as its machine sees it. */
final class ServerProcess {
  private ServerProcess() {}

  /** Bytes of the heap that are left after a full collection. */
  static long liveBytes() throws IOException {
    return Long.parseLong(Pages.first(diagnosed("GC.class_histogram"), "Total +\\d+ +(\\d+)"));
  }

  /** What its virtual machine answers to a command of {@code jcmd}. */
  static String diagnosed(String command) throws IOException {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    Process process =
        new ProcessBuilder(jcmd.toString(), String.valueOf(id()), command)
            .redirectErrorStream(true)
            .start();
    return new String(process.getInputStream().readAllBytes(), UTF_8);
  }

  private static long id() {
    String root = System.getProperty("carrel.it.folder", "") + "/payara";
    return ProcessHandle.current()
        .descendants()
        .filter(process -> process.info().commandLine().filter(w -> w.contains(root)).isPresent())
        .findFirst()
        .orElseThrow()
        .pid();
  }
}
