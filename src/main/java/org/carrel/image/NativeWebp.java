package org.carrel.image;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.spi.ImageWriterSpi;

/**
 * Google's WebP library, if the administrator put its Java side into the server's library folder.
 * It reads six times as fast as TwelveMonkeys, and nothing else writes WebP. A library that lay in
 * the WAR could be loaded once only, and not again after a redeployment.
 *
 * @see <a href="https://github.com/usefulness/webp-imageio">its project</a>
 */
record NativeWebp(ImageReaderSpi reader, ImageWriterSpi writer) {
  private static final Logger LOG = System.getLogger(NativeWebp.class.getName());
  private static final String PACKAGE = "com.luciad.imageio.webp.";
  private static final Optional<NativeWebp> FOUND = load();

  static Optional<NativeWebp> find() {
    return FOUND;
  }

  private static Optional<NativeWebp> load() {
    try {
      NativeWebp webp =
          new NativeWebp(
              (ImageReaderSpi) create("WebPImageReaderSpi"),
              (ImageWriterSpi) create("WebPImageWriterSpi"));
      webp.writer.createWriterInstance(null).getDefaultWriteParam(); // loads the library
      LOG.log(Level.INFO, "WebP is read and written by its native library");
      return Optional.of(webp);
    } catch (ClassNotFoundException e) {
      return Optional.empty();
    } catch (ReflectiveOperationException | IOException | RuntimeException | LinkageError e) {
      LOG.log(Level.WARNING, "The native WebP library cannot be used: " + e);
      return Optional.empty();
    }
  }

  private static Object create(String name) throws ReflectiveOperationException {
    return Class.forName(PACKAGE + name).getDeclaredConstructor().newInstance();
  }
}
