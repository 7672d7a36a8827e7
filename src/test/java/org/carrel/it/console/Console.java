package org.carrel.it.console;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Packs the application and lays it where a server deploys it at its start. */
public final class Console {
  /** Where it answers. */
  public static final String PATH = "/console";

  private Console() {}

  /**
   * Adds it to a copy of Payara Micro, which deploys what lies in {@code MICRO-INF/deploy} of its
   * own jar.
   */
  public static Path addedTo(Path payaraMicro, Path folder) throws IOException {
    Path war = folder.resolve("console.war");
    ShrinkWrap.create(WebArchive.class)
        .addClasses(SignInSettings.class, WhoServlet.class, CallbackServlet.class)
        .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml")
        .as(ZipExporter.class)
        .exportTo(war.toFile(), true);
    Path jar = folder.resolve("payara-micro.jar");
    Files.deleteIfExists(jar);
    Files.copy(payaraMicro, jar);
    try (FileSystem entries = FileSystems.newFileSystem(jar)) {
      Files.copy(war, entries.getPath("MICRO-INF", "deploy", "console.war"));
    }
    return jar;
  }

  /** Tells the application what it proves itself by, as an administrator would. */
  public static void tellSecret(Path folder, String secret) throws IOException {
    Files.writeString(folder.resolve(SignInSettings.SECRET_FILE), secret);
  }
}
