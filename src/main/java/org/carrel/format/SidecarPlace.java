package org.carrel.format;

import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

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
    List<String> there = names(book.resolveSibling(""));
    boolean alone = stems(there).equals(Set.of(stem));
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
    FolderNames folder = new FolderNames();
    there.forEach(folder::add);
    return book.resolveSibling(
        names.stream().flatMap(name -> folder.find(name).stream()).findFirst().orElse(fresh));
  }

  private static List<String> names(Path folder) throws IOException {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      files.forEach(file -> names.add(file.getFileName().toString()));
    }
    return names;
  }

  /** Of the books there; formats of one book, which differ by suffix only, are one. */
  private static Set<String> stems(List<String> there) {
    return there.stream().filter(SidecarPlace::isBook).map(BookType::stem).collect(toSet());
  }

  private static boolean isBook(String name) {
    return !name.startsWith(".") && BookType.mayBe(name);
  }

  private static String stem(Path file) {
    return BookType.stem(file.getFileName().toString());
  }

  static boolean isOpf(Path sidecar) {
    return sidecar.toString().toLowerCase(Locale.ROOT).endsWith(OPF);
  }
}
