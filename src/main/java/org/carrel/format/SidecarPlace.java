package org.carrel.format;

import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Which file beside a book is to tell of it: the first that does already, in the order in which
 * they are read; else a new one. Names without the book's own are used only where it is alone.
 */
final class SidecarPlace {
  private static final String OPF = ".opf";

  private SidecarPlace() {}

  static Path of(Path book, BookType type) throws IOException {
    boolean comic = type != BookType.EPUB && type != BookType.PDF;
    String stem = stem(book);
    boolean alone = stems(book.resolveSibling("")).equals(Set.of(stem));
    List<String> names = new ArrayList<>(List.of(stem + OPF));
    if (comic) {
      names.add(stem + ".xml");
    }
    if (alone) {
      names.add("metadata" + OPF);
    }
    if (alone && comic) {
      names.add(ComicInfoText.NAME);
    }
    String fresh = !comic ? stem + OPF : alone ? ComicInfoText.NAME : stem + ".xml";
    return names.stream()
        .map(book::resolveSibling)
        .filter(file -> Files.exists(file, LinkOption.NOFOLLOW_LINKS))
        .findFirst()
        .orElse(book.resolveSibling(fresh));
  }

  /** Of the books there; formats of one book, which differ by suffix only, are one. */
  private static Set<String> stems(Path folder) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      Stream<Path> all = StreamSupport.stream(files.spliterator(), false);
      return all.filter(SidecarPlace::isBook).map(SidecarPlace::stem).collect(toSet());
    }
  }

  private static boolean isBook(Path file) {
    String name = file.getFileName().toString();
    return !name.startsWith(".") && BookType.mayBe(name);
  }

  private static String stem(Path file) {
    return BookType.stem(file.getFileName().toString());
  }

  static boolean isOpf(Path sidecar) {
    return sidecar.toString().endsWith(OPF);
  }
}
