package org.carrel.gallery;

import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.UUID;
import org.carrel.access.Visibility;
import org.carrel.catalog.Libraries;
import org.carrel.catalog.LibraryFolder;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.identity.FreshCache;

/**
 * Picture files in the folders of libraries. No book's age rating covers them, so that whoever has
 * an age limit sees none of them.
 */
@Singleton
class LibraryPictures {
  private static final int LARGEST = 48 << 20;

  private final Libraries libraries;
  private final FreshCache<UUID, LibraryFolder> signed;

  @Inject
  LibraryPictures(Libraries libraries, Ticker ticker) {
    this.libraries = libraries;
    this.signed = new FreshCache<>(ticker);
  }

  Optional<Picture> find(Visibility visibility, UUID library, String path) {
    if (visibility.ratedOnly()) {
      return Optional.empty();
    }
    Optional<LibraryFolder> folder =
        visibility.equals(Pictures.SIGNED)
            ? signed.find(library, () -> libraries.folder(visibility, library))
            : libraries.folder(visibility, library);
    return folder.flatMap(in -> find(in, library, path));
  }

  private static Optional<Picture> find(LibraryFolder folder, UUID library, String path) {
    return LibraryPath.resolve(folder.root(), path).flatMap(file -> picture(folder, library, file));
  }

  private static Optional<Picture> picture(LibraryFolder folder, UUID library, Path file) {
    try {
      BasicFileAttributes facts = Files.readAttributes(file, BasicFileAttributes.class);
      String identity =
          "file %s %s %d %s"
              .formatted(
                  library,
                  folder.root().relativize(file),
                  facts.size(),
                  facts.lastModifiedTime().toInstant());
      return Optional.of(new Picture(identity, folder.open(), () -> bytes(file)));
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  private static byte[] bytes(Path file) {
    try {
      if (Files.size(file) > LARGEST) {
        throw new Failure(Reason.TOO_LARGE, "maximum size exceeded");
      }
      return Files.readAllBytes(file);
    } catch (IOException gone) {
      throw Pictures.gone();
    }
  }
}
