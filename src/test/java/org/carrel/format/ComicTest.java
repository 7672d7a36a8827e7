package org.carrel.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.carrel.format.SampleBooks.Facts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComicTest {
  private static final Facts FACTS = Facts.of("The Crab", "Hergé").in("Tintin", "9");

  private final BookFiles files = SampleBooks.files();
  private Path file = Path.of("");

  @BeforeEach
  void nameAFile(@TempDir Path folder) {
    file = folder.resolve("Tintin_09.cbz");
  }

  @Test
  void readsComicInfo() {
    String info =
        """
        <ComicInfo><Title>The Crab</Title><Series>Tintin</Series><Number>9</Number>
        <Year>1941</Year><Month>10</Month><Day>-1</Day><Writer>Hergé, Another</Writer>
        <Publisher>Casterman</Publisher><Genre>Adventure, Crime</Genre><Tags>Sea</Tags>
        <LanguageISO>fr</LanguageISO><AgeRating>Teen</AgeRating><GTIN>2203001089</GTIN>
        <Summary>First.

        Second &lt; third.</Summary></ComicInfo>
        """;
    Metadata metadata =
        files.read(SampleZip.write(file, SampleBooks.cbzEntries(1, info))).metadata();

    assertThat(metadata.title()).isEqualTo("The Crab");
    assertThat(metadata.series()).isEqualTo(new SeriesPlace("Tintin", new BigDecimal("9")));
    assertThat(metadata.authors()).extracting(Author::name).containsExactly("Hergé", "Another");
    assertThat(metadata.published())
        .isEqualTo(new PublicationDate("1941-10", LocalDate.of(1941, 10, 1)));
    assertThat(metadata.publisher()).isEqualTo("Casterman");
    assertThat(metadata.subjects()).containsExactly("Adventure", "Crime", "Sea");
    assertThat(metadata.language()).isEqualTo("fr");
    assertThat(metadata.ageRating()).isEqualTo(13);
    assertThat(metadata.identifiers()).containsExactly(new Identifier("isbn", "2203001089"));
    assertThat(metadata.description()).isEqualTo("<p>First.</p><p>Second &lt; third.</p>");
  }

  @Test
  void countsAndOrdersPagesAsPeopleDo() {
    SampleBooks.cbz(file, 12, FACTS);

    assertThat(files.read(file).pages()).isEqualTo(12);
    assertThat(files.page(file, 1).bytes()).isEqualTo(page(2));
    assertThat(files.page(file, 9).bytes()).isEqualTo(page(10));
    assertThat(cover()).isEqualTo(page(1));
  }

  /** Each name with what its page is to be. */
  @Test
  void ordersHardNames() {
    List<String> wanted =
        List.of(
            "00 credits.png",
            "Chapter 1/page1.png",
            "Chapter 1/page002a.png",
            "Chapter 1/page002b.png",
            "Chapter 1/PAGE3.png",
            "Chapter 1/page10.png",
            "Chapter 1 extra/page1.png",
            "chapter 2/p1.png",
            "chapter 2/p\uff12.png",
            "chapter 2/p\u0663.png",
            "chapter 2/p10-11.png",
            "chapter 2/p12.png",
            "Chapter 10/1.png",
            "Chapter 10/99999999999999999999.png",
            "Chapter 10/100000000000000000000.png");
    List<String> mixed = new ArrayList<>(wanted);
    Collections.shuffle(mixed, new Random(7));
    mixed.add("__MACOSX/Chapter 1/._page1.png");
    mixed.add("Chapter 1/Thumbs.db");
    mixed.add("Chapter 1/@eaDir/page1.png/SYNOPHOTO_THUMB.png");

    assertThat(Comic.inOrder(mixed)).containsExactlyElementsOf(wanted);
  }

  @Test
  void neverSplitsADoublePage() {
    byte[] spread = SampleImages.jpeg(120, 60);
    SampleZip.write(file, Map.of("1.jpg", SampleImages.jpeg(60, 60), "2-3.jpg", spread));

    assertThat(files.read(file).pages()).isEqualTo(2);
    assertThat(files.page(file, 1).bytes()).isEqualTo(spread);
    assertThat(files.survey(file, image -> new PageSize(image.length, 1)).sizes())
        .hasSize(2)
        .last()
        .isEqualTo(new PageSize(spread.length, 1));
  }

  @Test
  void takesTheCoverThatComicInfoNames() {
    String info = "<ComicInfo><Pages><Page Image='2' Type='FrontCover'/></Pages></ComicInfo>";

    SampleZip.write(file, SampleBooks.cbzEntries(3, info));

    assertThat(cover()).isEqualTo(page(3));
  }

  @Test
  void survivesABrokenComicInfo() {
    ReadBook book = files.read(SampleZip.write(file, SampleBooks.cbzEntries(2, "<ComicInfo><")));

    assertThat(book.metadata().title()).isEqualTo("Tintin 09");
    assertThat(book.pages()).isEqualTo(2);
  }

  @Test
  void leavesOutWhatIsNoPage() {
    byte[] image = SampleImages.jpeg(4, 4);
    SampleZip.write(
        file,
        Map.of("__MACOSX/._1.jpg", image, ".hidden.jpg", image, "a/1.JPG", image, "x.txt", image));

    assertThat(files.read(file).pages()).isEqualTo(1);
  }

  @Test
  void refusesPagesThatAreNotThereOrNoImages() {
    SampleZip.write(file, Map.of("1.jpg", "<html><script>".getBytes()));

    assertThatExceptionOfType(UnreadableBook.class)
        .isThrownBy(() -> files.page(file, 0))
        .returns(UnreadableBook.Defect.DAMAGED, UnreadableBook::defect);
    assertThatExceptionOfType(UnreadableBook.class)
        .isThrownBy(() -> files.page(file, 1))
        .returns(UnreadableBook.Defect.UNSUPPORTED, UnreadableBook::defect);
    assertThatExceptionOfType(UnreadableBook.class).isThrownBy(() -> files.page(file, -1));
  }

  private byte[] cover() {
    return files.cover(file).orElseThrow().bytes();
  }

  private static byte[] page(int shade) {
    return SampleImages.png(40, 60, shade);
  }
}
