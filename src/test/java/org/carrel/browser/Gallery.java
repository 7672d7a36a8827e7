package org.carrel.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.carrel.format.SampleBooks;
import org.carrel.format.SampleBooks.Facts;
import org.carrel.format.SampleNovel;
import org.carrel.it.Household;
import org.carrel.run.FileTree;

/**
 * A shelf fit to be seen: books that belong to everybody, in covers drawn here. Their texts are the
 * beginnings only.
 */
final class Gallery {
  private static final String HOLMES = "Sherlock Holmes";
  private static final String DOYLE = "Arthur Conan Doyle";
  private static final List<String> CASES =
      List.of(
          "A Study in Scarlet",
          "The Sign of the Four",
          "The Adventures",
          "The Memoirs",
          "The Hound of the Baskervilles",
          "The Return",
          "The Valley of Fear",
          "His Last Bow",
          "The Case-Book");
  private static final Map<String, String> NOVELS =
      Map.of(
          "Pride and Prejudice", "Jane Austen",
          "Frankenstein", "Mary Shelley",
          "Moby-Dick", "Herman Melville",
          "Jane Eyre", "Charlotte Brontë",
          "The Time Machine", "H. G. Wells",
          "Walden", "Henry David Thoreau",
          "Dracula", "Bram Stoker",
          "Middlemarch", "George Eliot");
  private static final int NUMBERS = 6;

  /** Of {@code Pride and Prejudice}, 1813. */
  private static final String BEGINNING =
      """
      <p>It is a truth universally acknowledged, that a single man in possession of a good fortune, must be in want of a wife.</p>
      <p>However little known the feelings or views of such a man may be on his first entering a neighbourhood, this truth is so well fixed in the minds of the surrounding families, that he is considered the rightful property of some one or other of their daughters.</p>
      <p>“My dear Mr. Bennet,” said his lady to him one day, “have you heard that Netherfield Park is let at last?”</p>
      <p>Mr. Bennet replied that he had not.</p>
      <p>“But it is,” returned she; “for Mrs. Long has just been here, and she told me all about it.”</p>
      <p>Mr. Bennet made no answer.</p>
      <p>“Do you not want to know who has taken it?” cried his wife impatiently.</p>
      <p>“<em>You</em> want to tell me, and I have no objection to hearing it.”</p>
      <p>This was invitation enough.</p>
      <p>“Why, my dear, you must know, Mrs. Long says that Netherfield is taken by a young man of large fortune from the north of England; that he came down on Monday in a chaise and four to see the place, and was so much delighted with it that he agreed with Mr. Morris immediately; that he is to take possession before Michaelmas, and some of his servants are to be in the house by the end of next week.”</p>
      <p>“What is his name?”</p><p>“Bingley.”</p><p>“Is he married or single?”</p>
      <p>“Oh! single, my dear, to be sure! A single man of large fortune; four or five thousand a year. What a fine thing for our girls!”</p>
      """;

  private Gallery() {}

  /** Makes it the one library of a server that has none. */
  static void open(Household house) {
    Map<String, Object> libraries =
        Addresses.ask(house, "{ libraries { nodes { id } } }", Map.of());
    if (!libraries.toString().contains("id=")) {
      house.library("Novels and rhymes", fill());
    }
  }

  /** A folder of its own: a page that shows it shows nothing else of this machine. */
  private static Path fill() {
    try {
      Path folder = Files.createTempDirectory("books");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(folder)));
      NOVELS.forEach((title, author) -> novel(folder, Facts.of(title, author), author));
      for (int i = 0; i < CASES.size(); i++) {
        novel(folder, Facts.of(CASES.get(i), DOYLE).in(HOLMES, String.valueOf(i + 1)), HOLMES);
      }
      for (int i = 1; i <= NUMBERS; i++) {
        Facts facts =
            Facts.of("Nursery Rhymes " + i, "Traditional")
                .in("Nursery Rhymes", BigDecimal.valueOf(i).toPlainString());
        comic(folder.resolve("nursery-rhymes-" + i + ".cbz"), facts);
      }
      SampleBooks.pdf(
          folder.resolve("walden-notes.pdf"), 4, Facts.of("Notes on Walden", "Thoreau"));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void remove(Path folder) {
    try {
      FileTree.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void novel(Path folder, Facts facts, String line) {
    Map<String, String> chapters = new LinkedHashMap<>();
    for (String number : List.of("I", "II", "III", "IV", "V")) {
      chapters.put("Chapter " + number, "<h1>Chapter %s</h1>%s".formatted(number, BEGINNING));
    }
    Path file = folder.resolve(facts.title().toLowerCase(java.util.Locale.ROOT) + ".epub");
    SampleNovel.write(file, facts, chapters);
    put(file, Map.of("OEBPS/images/front.jpg", new DrawnCover(facts.title(), line).jpeg()));
  }

  private static void comic(Path file, Facts facts) {
    SampleBooks.cbz(file, 8, facts);
    Map<String, byte[]> pages = new LinkedHashMap<>();
    for (int page = 1; page <= 8; page++) {
      String line = page == 1 ? "" : "Page " + page;
      pages.put("page" + page + ".png", new DrawnCover(facts.title(), line, page).png());
    }
    put(file, pages);
  }

  /** In place of what a sample has there. */
  private static void put(Path archive, Map<String, byte[]> entries) {
    try (FileSystem zip =
        FileSystems.newFileSystem(URI.create("jar:" + archive.toUri()), Map.of())) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        Files.write(zip.getPath(entry.getKey()), entry.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
