package org.carrel.protocol.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The files below {@code WEB-INF/console} of the WAR, where no server hands them out by itself.
 * Their addresses hold a hash of all of them, so that a browser keeps them for good and never mixes
 * two releases.
 */
@Singleton
final class Assets {
  private static final String ROOT = "/WEB-INF/console/";
  private static final int VERSION_DIGITS = 16;

  private final Map<String, Asset> files = new TreeMap<>();
  private final String version;

  @Inject
  Assets(ServletContext context) {
    collect(context, ROOT);
    version = hash().substring(0, VERSION_DIGITS);
  }

  private void collect(ServletContext context, String folder) {
    Set<String> paths = context.getResourcePaths(folder);
    for (String path : paths == null ? Set.<String>of() : paths) {
      if (path.endsWith("/")) {
        collect(context, path);
      } else {
        files.put(path.substring(ROOT.length()), Asset.of(path, bytes(context, path)));
      }
    }
  }

  private static byte[] bytes(ServletContext context, String path) {
    try (InputStream in = context.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException(path + " is listed and missing");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String hash() {
    MessageDigest digest = Sources.sha256();
    files.forEach(
        (path, file) -> {
          digest.update(path.getBytes(UTF_8));
          digest.update(file.bytes());
        });
    return HexFormat.of().formatHex(digest.digest());
  }

  /** What all the files are called by together; 16 hexadecimal digits. */
  String version() {
    return version;
  }

  /**
   * @param path below the version
   */
  Optional<Asset> find(String path) {
    return Optional.ofNullable(files.get(path));
  }

  /**
   * The one file that ends so: what comes from a library lies below that library's version.
   *
   * @throws IllegalStateException if it was not packed
   */
  String pathOf(String library, String ending) {
    return files.keySet().stream()
        .filter(path -> path.startsWith("lib/" + library + "/") && path.endsWith("/" + ending))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(library + " is not in the WAR"));
  }
}
