package org.carrel.gallery;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.carrel.access.Visibility;
import org.carrel.catalog.BookContents;
import org.carrel.catalog.Books;
import org.carrel.catalog.CoverImage;
import org.carrel.catalog.Covers;
import org.carrel.failure.Failure;

/** Finds pictures by their address. */
@Singleton
class Pictures {
  /** Of whoever holds a signature: what it opens was settled when it was made. */
  static final Visibility SIGNED = new Visibility(new UUID(0, 0), true, false, null, false);

  private final Books books;
  private final Covers covers;
  private final BookContents contents;
  private final LibraryPictures libraries;

  @Inject
  Pictures(Books books, Covers covers, BookContents contents, LibraryPictures libraries) {
    this.books = books;
    this.covers = covers;
    this.contents = contents;
    this.libraries = libraries;
  }

  /** Empty for what is not there, what is hidden and what is no address of ours alike. */
  Optional<Picture> find(Visibility visibility, String address) {
    return ImageAddress.parse(address).flatMap(parsed -> find(visibility, parsed));
  }

  private Optional<Picture> find(Visibility visibility, ImageAddress address) {
    if (address instanceof ImageAddress.Cover cover) {
      return covers.original(visibility, cover.book()).map(Pictures::cover);
    }
    if (address instanceof ImageAddress.Page page) {
      return contents.version(visibility, page.book()).map(version -> page(page, version));
    }
    ImageAddress.InLibrary file = (ImageAddress.InLibrary) address;
    return libraries.find(visibility, file.library(), file.path());
  }

  /** Whether there is such a picture for somebody, so that an address may be made. */
  boolean shows(Visibility visibility, String address) {
    Optional<ImageAddress> parsed = ImageAddress.parse(address);
    return parsed.filter(one -> isPage(visibility, one)).isPresent()
        && find(visibility, address).isPresent();
  }

  /** The picture itself, if {@link #shows} it. */
  Optional<byte[]> bytes(Visibility visibility, String address) {
    return shows(visibility, address)
        ? find(visibility, address).map(picture -> picture.bytes().get())
        : Optional.empty();
  }

  /** The text of an EPUB has no pages, whatever its count of chapters. */
  private boolean isPage(Visibility visibility, ImageAddress address) {
    return !(address instanceof ImageAddress.Page page)
        || books
            .find(visibility, page.book())
            .filter(book -> page.number() <= book.pages())
            .filter(book -> !book.file().mediaType().equals("application/epub+zip"))
            .isPresent();
  }

  private static Picture cover(CoverImage cover) {
    return new Picture(cover.identity(), false, () -> bytes(cover.file()));
  }

  private Picture page(ImageAddress.Page page, String version) {
    String identity = "page " + page.book() + " " + page.number() + " " + version;
    return new Picture(
        identity,
        false,
        () ->
            contents
                .page(SIGNED, page.book(), page.number() - 1)
                .orElseThrow(Pictures::gone)
                .bytes());
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw gone();
    }
  }

  static Failure gone() {
    return Failure.notFound("not found");
  }
}
