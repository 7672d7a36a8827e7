package org.carrel.image;

import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.spi.ServiceRegistry;

/**
 * TwelveMonkeys' JPEG reader around the JDK's, which alone refuses CMYK and the quirks of scanners.
 *
 * <p>Both meet in a registry of our own: what one application puts into the JDK's registry stays
 * with the whole server after the application is gone.
 */
final class JpegReaders {
  private static final String JDK = "com.sun.imageio.plugins.jpeg.JPEGImageReaderSpi";
  private static final Optional<ImageReaderSpi> BARE = bareProvider();
  private static final ImageReaderSpi PROVIDER = provider();

  private JpegReaders() {}

  static ImageReader create() throws IOException {
    return PROVIDER.createReaderInstance(null);
  }

  /** The JDK's own, which writes one row after the other; empty in a JDK that has another. */
  static Optional<ImageReader> createBare() throws IOException {
    return BARE.isPresent() ? Optional.of(BARE.get().createReaderInstance(null)) : Optional.empty();
  }

  private static ImageReaderSpi provider() {
    ServiceRegistry own = new ServiceRegistry(List.<Class<?>>of(ImageReaderSpi.class).iterator());
    BARE.ifPresent(spi -> own.registerServiceProvider(spi, ImageReaderSpi.class));
    JPEGImageReaderSpi provider = new JPEGImageReaderSpi();
    own.registerServiceProvider(provider, ImageReaderSpi.class);
    return provider;
  }

  private static Optional<ImageReaderSpi> bareProvider() {
    Iterator<ImageReaderSpi> known =
        IIORegistry.getDefaultInstance().getServiceProviders(ImageReaderSpi.class, true);
    while (known.hasNext()) {
      ImageReaderSpi spi = known.next();
      if (spi.getClass().getName().equals(JDK)) {
        return Optional.of(spi);
      }
    }
    return Optional.empty();
  }
}
