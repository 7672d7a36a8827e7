package org.carrel.protocol.stump;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/** Which Carrel this is, as its manifest says. */
@Singleton
class Release {
  private static final String MANIFEST = "/META-INF/MANIFEST.MF";

  private final ServletContext context;

  @Inject
  Release(ServletContext context) {
    this.context = context;
  }

  String version() throws IOException {
    return told("Implementation-Version");
  }

  /** Empty if the manifest does not say. */
  String told(String name) throws IOException {
    Attributes said = manifest().getMainAttributes();
    String value = said.getValue(name);
    return value == null ? "" : value;
  }

  private Manifest manifest() throws IOException {
    try (InputStream in = context.getResourceAsStream(MANIFEST)) {
      return in == null ? new Manifest() : new Manifest(in);
    }
  }
}
