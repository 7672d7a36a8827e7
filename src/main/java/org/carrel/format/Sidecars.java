package org.carrel.format;

import static org.carrel.format.UnreadableBook.Defect.TOO_LARGE;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Files that lie beside a book and tell of it: an OPF as calibre writes it, or a ComicInfo, and
 * images. They are held to the same limits as what lies in a book; symbolic links are not followed.
 */
public final class Sidecars {
  private final Limits limits = Limits.standard();

  /**
   * The book as its sidecar tells it; what that does not tell stays.
   *
   * @throws UnreadableBook if the sidecar cannot be read
   */
  public ReadBook under(ReadBook book, Path sidecar) {
    Metadata told = Guarded.read(() -> metadata(sidecar));
    return book.with(book.metadata().under(told));
  }

  private Metadata metadata(Path sidecar) throws IOException {
    byte[] document = bytes(sidecar, limits.document());
    if (SidecarPlace.isOpf(sidecar)) {
      return EpubPackage.read("", document, limits).metadata("");
    }
    MetadataDraft draft = new MetadataDraft();
    ComicInfo.read(document, limits).tell(draft);
    return draft.finish("");
  }

  /**
   * Empty if it is no image that goes out as it is.
   *
   * @throws UnreadableBook if it is too large or cannot be read
   */
  public Optional<PageImage> image(Path sidecar) {
    return Guarded.read(() -> PageImage.of(bytes(sidecar, limits.image())));
  }

  private static byte[] bytes(Path file, int most) throws IOException {
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      byte[] bytes = in.readNBytes(most + 1);
      if (bytes.length > most) {
        throw new UnreadableBook(TOO_LARGE, "A file beside the book is too large.");
      }
      return bytes;
    }
  }
}
