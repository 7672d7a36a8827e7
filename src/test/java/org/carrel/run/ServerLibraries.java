package org.carrel.run;

import java.io.File;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What lies in the server's own library folder, as {@code --addlibs} takes it. */
public final class ServerLibraries {
  private static final String DRIVER = "org.mariadb.jdbc.Driver";
  private static final String CRYPTO =
      "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";
  private static final String WEBP = "com.luciad.imageio.webp.WebPImageReaderSpi";

  /** Which it is written in. */
  private static final String KOTLIN = "kotlin.Unit";

  private ServerLibraries() {}

  /** The driver, a fast signer, and WebP. */
  static String all() {
    return jars(DRIVER, CRYPTO, WEBP, KOTLIN);
  }

  /** The same, as where nobody cares how fast tokens are signed. */
  public static String withoutCrypto() {
    return jars(DRIVER, WEBP, KOTLIN);
  }

  private static String jars(String... classNames) {
    return Stream.of(classNames)
        .map(name -> ClassPathJar.of(name).toString())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
