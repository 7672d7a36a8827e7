package org.carrel.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.carrel.format.BookType;
import org.carrel.format.FolderNames;
import org.jspecify.annotations.Nullable;

/**
 * The files of one folder that may tell of its books: those named as a book is, and those that tell
 * of the only one in its folder, as calibre lays them. Formats of one book, which differ by suffix
 * only, are one.
 */
final class Siblings {
  private static final List<String> DOCUMENTS = List.of(".opf", ".xml");
  private static final List<String> IMAGES = List.of(".jpg", ".jpeg", ".png", ".webp");
  private static final List<String> COVERS = List.of("cover", "folder");

  private final Path folder;

  private final FolderNames names = new FolderNames();
  private final Set<String> stems = new HashSet<>();

  private Siblings(Path folder) {
    this.folder = folder;
  }

  /** Looks at names only; of a folder that cannot be read, at none. */
  static Siblings in(Path folder) {
    Siblings siblings = new Siblings(folder);
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
      all.forEach(file -> siblings.note(file.getFileName().toString()));
    } catch (IOException | DirectoryIteratorException unreadable) {
      return new Siblings(folder);
    }
    return siblings;
  }

  /** Whether a file may be a book, or tell of one, by its name. */
  static boolean tells(Path file) {
    String name = file.getFileName().toString();
    return BookType.mayBe(name) || isBeside(name);
  }

  private static boolean isBeside(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return Stream.concat(DOCUMENTS.stream(), IMAGES.stream()).anyMatch(lower::endsWith);
  }

  private void note(String name) {
    if (isBeside(name)) {
      names.add(name);
    } else if (stems.size() < 2 && !name.startsWith(".") && BookType.mayBe(name)) {
      stems.add(BookType.stem(name));
    }
  }

  Beside of(Path book) {
    if (names.isEmpty()) {
      return Beside.NOTHING;
    }
    String name = book.getFileName().toString();
    String stem = BookType.stem(name);
    List<String> documents = documents(stem, BookType.isComic(name));
    List<String> covers = named(Stream.of(stem), IMAGES);
    if (stems.size() == 1) {
      covers.addAll(named(COVERS.stream(), IMAGES));
    }
    return beside(documents, covers);
  }

  private List<String> documents(String stem, boolean comic) {
    List<String> documents = named(Stream.of(stem), List.of(".opf"));
    if (comic) {
      documents.addAll(named(Stream.of(stem), List.of(".xml")));
    }
    if (stems.size() == 1) {
      documents.addAll(named(Stream.of("metadata"), List.of(".opf")));
      if (comic) {
        documents.addAll(named(Stream.of("ComicInfo"), List.of(".xml")));
      }
    }
    return documents;
  }

  /** Those of the names that are there, whatever their case. */
  private List<String> named(Stream<String> stems, List<String> suffixes) {
    List<String> found = new ArrayList<>();
    stems.forEach(
        stem ->
            suffixes.stream()
                .map(suffix -> stem + suffix)
                .flatMap(name -> names.find(name).stream())
                .forEach(found::add));
    return found;
  }

  private Beside beside(List<String> documents, List<String> covers) {
    StringBuilder states = new StringBuilder();
    List<Path> told = documents.stream().flatMap(name -> plain(name, states).stream()).toList();
    List<Path> shown = covers.stream().flatMap(name -> plain(name, states).stream()).toList();
    @Nullable String stamp =
        states.isEmpty() ? null : Sha256.hex(states.toString().getBytes(UTF_8));
    return new Beside(told, shown, stamp);
  }

  /** A file as it is now, unless it is a link or something else. */
  private Optional<Path> plain(String name, StringBuilder states) {
    Path file = folder.resolve(name);
    try {
      BasicFileAttributes facts =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (facts.isRegularFile()) {
        states.append("%s %d %s%n".formatted(name, facts.size(), facts.lastModifiedTime()));
        return Optional.of(file);
      }
    } catch (IOException gone) {
      return Optional.empty();
    }
    return Optional.empty();
  }
}
