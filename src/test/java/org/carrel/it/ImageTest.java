package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.carrel.format.SampleBooks;
import org.carrel.format.SampleBooks.Facts;
import org.carrel.format.SampleImages;
import org.carrel.run.FileTree;
import org.junit.jupiter.api.BeforeEach;

/** What a test of signed images starts from: one library of books and pictures. */
abstract class ImageTest extends ServerTest {
  protected static final Path FOLDER = Path.of(System.getProperty("carrel.it.folder", "target/it"));

  protected static String library = "";
  protected static String comic = "";

  protected Household house;
  protected Signatures signed;

  @BeforeEach
  final void fillTheLibrary() throws Exception {
    house = new Household(server());
    if (library.isEmpty()) {
      library = house.library("Images", files(FOLDER.resolve("image-library")));
      comic = book("Picture Story");
    }
    signed = Signatures.of(client());
  }

  private static Path files(Path folder) throws IOException {
    FileTree.delete(folder);
    Files.createDirectories(folder.resolve("deep/.hidden"));
    SampleBooks.cbz(folder.resolve("comic.cbz"), 3, Facts.of("Picture Story", "Ida Ink"));
    SampleBooks.epub(folder.resolve("text.epub"), Facts.of("Wordy Story", "Ida Ink"));
    SampleBooks.cbz(folder.resolve("doomed.cbz"), 2, Facts.of("Doomed Story", "Ida Ink"));
    Files.write(folder.resolve("deep/photo.jpg"), SampleImages.jpeg(400, 300));
    Files.write(folder.resolve("deep/photo (1) + ü.png"), SampleImages.png(40, 30, 1));
    Files.write(folder.resolve("deep/.hidden/photo.jpg"), SampleImages.jpeg(40, 30));
    Files.write(folder.resolve(".photo.jpg"), SampleImages.jpeg(40, 30));
    Files.write(folder.resolve("huge.png"), SampleImages.pngHeader(50_000, 50_000));
    Files.write(folder.resolve("broken.png"), SampleImages.pngHeader(50, 50));
    Files.writeString(folder.resolve("text.jpg"), "no image at all");
    Files.write(folder.resolveSibling("outside.jpg"), SampleImages.jpeg(40, 30));
    Files.createSymbolicLink(
        folder.resolve("link.jpg"), folder.resolveSibling("outside.jpg").toAbsolutePath());
    return folder;
  }

  protected final String book(String title) {
    String feed =
        client()
            .get(
                "/opds/v1.2/search/feed?search=" + title.replace(" ", "%20"),
                Household.bearer(house.ownerToken()))
            .text();
    return Pages.first(feed, "/opds/v1.2/books/([0-9a-f-]{36})");
  }

  protected final Answer get(String path, String... headers) {
    return client().get(signed.address(path), headers);
  }

  protected static BufferedImage picture(Answer answer) throws IOException {
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return ImageIO.read(new ByteArrayInputStream(answer.bytes()));
  }

  protected static String photo() {
    return "library/" + library + "/deep/photo.jpg";
  }
}
