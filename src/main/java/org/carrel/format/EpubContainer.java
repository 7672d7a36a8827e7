package org.carrel.format;

import static org.carrel.format.UnreadableBook.Defect.DAMAGED;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The two files of {@code META-INF} that matter here.
 *
 * @see <a href="https://www.w3.org/TR/epub-33/#sec-container-metainf">EPUB 3.3, META-INF</a>
 */
final class EpubContainer {
  private static final String ENCRYPTION = "META-INF/encryption.xml";

  /** Obfuscated fonts are no protection of the text. */
  private static final Set<String> FONTS =
      Set.of("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC");

  private EpubContainer() {}

  /** The path of the first rendition's package document. */
  static String packagePath(Archive archive, Limits limits) throws IOException {
    List<String> paths = new ArrayList<>();
    Optional<byte[]> container = archive.document(Epub.CONTAINER);
    if (container.isPresent()) {
      Xml.read(
          container.get(),
          limits,
          element -> {
            String path = element.attribute("full-path");
            if (element.name().equals("rootfile") && path != null) {
              paths.add(path);
            }
          });
    }
    if (paths.isEmpty()) {
      throw new UnreadableBook(DAMAGED, "The book does not name its package document.");
    }
    return paths.get(0);
  }

  /** Whether anything but fonts is encrypted. */
  static boolean isEncrypted(Archive archive, Limits limits) throws IOException {
    List<String> algorithms = new ArrayList<>();
    Optional<byte[]> encryption = archive.document(ENCRYPTION);
    if (encryption.isPresent()) {
      Xml.read(
          encryption.get(),
          limits,
          element -> {
            if (element.name().equals("EncryptionMethod")
                && element.parent().equals("EncryptedData")) {
              algorithms.add(String.valueOf(element.attribute("Algorithm")));
            }
          });
    }
    return !FONTS.containsAll(algorithms);
  }
}
