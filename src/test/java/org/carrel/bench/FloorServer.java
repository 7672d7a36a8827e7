package org.carrel.bench;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import org.carrel.run.ClassPathJar;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * A Payara Micro that brings a second WAR along, at {@code /floor}, whatever it is told to deploy:
 * the container's own floor, measured in the server that Carrel runs in. What lies in its jar below
 * {@code MICRO-INF/deploy} is deployed at start.
 */
final class FloorServer {
  private FloorServer() {}

  /**
   * A copy of Payara Micro's jar in the given folder; Carrel's launcher takes what it finds first.
   */
  static Path jar(Path folder) throws IOException {
    Path war = folder.resolve("floor.war");
    ShrinkWrap.create(WebArchive.class)
        .addClasses(FloorServlet.class, FloorResource.class, FloorApplication.class)
        .as(ZipExporter.class)
        .exportTo(war.toFile(), true);
    Path jar = folder.resolve("payara-micro.jar");
    Files.copy(ClassPathJar.of("fish.payara.micro.PayaraMicro"), jar);
    try (FileSystem entries = FileSystems.newFileSystem(jar)) {
      Files.copy(war, entries.getPath("MICRO-INF", "deploy", "floor.war"));
    }
    return jar;
  }
}
