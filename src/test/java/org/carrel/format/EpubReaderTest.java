package org.carrel.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.carrel.format.EpubBook.Heading;
import org.carrel.format.EpubBook.Resource;
import org.carrel.format.EpubBook.Step;
import org.carrel.format.SampleBooks.Facts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EpubReaderTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  @SuppressWarnings("NullAway.Init")
  private Path file;

  private final EpubReader reader = new EpubReader();

  @BeforeEach
  void write() {
    file = SampleEpub.write(folder.resolve("evil.epub"), "Evil");
  }

  @Test
  void tellsSpineResourcesAndMetadata() {
    EpubBook book = reader.book(file);

    assertThat(book.rootFile()).isEqualTo("OEBPS/content.opf");
    assertThat(book.rootBase()).isEqualTo("OEBPS");
    assertThat(book.spine())
        .containsExactly(
            new Step("one", null, null, true), new Step("two", "s2", "page-spread-left", false));
    assertThat(book.resources())
        .containsEntry("css", new Resource("OEBPS/style.css", "text/css"))
        .containsEntry("out", new Resource("", "text/plain"));
    assertThat(book.metadata().get("creator")).containsExactly("Eve", "Mallory");
    assertThat(book.metadata()).containsKey("dcterms:modified");
  }

  @Test
  void tellsTheTableOfContents() {
    assertThat(reader.book(file).toc()).extracting(Heading::label).containsExactly("One", "Two");
    Heading one = reader.book(file).toc().get(0);
    assertThat(one.below()).extracting(Heading::label).containsExactly("One and a half");
    assertThat(one.below()).extracting(Heading::entry).containsExactly("OEBPS/text/one.xhtml#s");
  }

  @Test
  void readsEpub2sTableToo() {
    String opf =
        """
        <package version="2.0"><metadata><title>Old</title></metadata><manifest>
        <item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>
        <item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest>
        <spine toc="ncx"><itemref idref="a"/></spine></package>""";
    String ncx =
        """
        <ncx><navMap><navPoint><navLabel><text>Part</text></navLabel><content src="a.xhtml"/>
        <navPoint><navLabel><text>Sub</text></navLabel><content src="a.xhtml#b"/></navPoint>
        </navPoint></navMap></ncx>""";
    Map<String, byte[]> entries = SampleBooks.epubEntries(opf);
    entries.put("OEBPS/toc.ncx", ncx.getBytes(java.nio.charset.StandardCharsets.UTF_8));

    EpubBook old = reader.book(SampleZip.write(folder.resolve("old.epub"), entries));

    assertThat(old.toc())
        .containsExactly(
            new Heading(
                "Part",
                "OEBPS/a.xhtml",
                1,
                java.util.List.of(new Heading("Sub", "OEBPS/a.xhtml#b", 2, java.util.List.of()))));
  }

  @Test
  void takesEverythingThatActsOutOfAChapter() {
    EpubPart part = reader.chapter(file, 0).orElseThrow();

    String html = reader.html(file, part, entry -> "/e/" + entry);

    assertThat(part.type().isChapter()).isTrue();
    assertThat(html)
        .contains(
            "<h1 id=\"s\" class=\"big\">Chapter one</h1>",
            "still plain",
            "href=\"/e/OEBPS/text/two.xhtml#x\"",
            "href=\"https://example.org/\"",
            "src=\"/e/OEBPS/img/pic.jpg\"",
            "href=\"/e/OEBPS/style.css\"",
            "color:red")
        .doesNotContainIgnoringCase("alert")
        .doesNotContainIgnoringCase("<script")
        .doesNotContainIgnoringCase("javascript:")
        .doesNotContain("evil.example", "passwd", "iframe", "<form", "<input", "onload", "refresh");
    assertThat(html.split("pic\\.jpg", -1)).as("the one in the SVG, too").hasSize(3);
  }

  @Test
  void sendsNothingThatABrowserWouldRun() throws IOException {
    EpubPart script = reader.entry(file, "OEBPS/evil.js").orElseThrow();
    assertThat(script.type().isBytes()).isTrue();
    assertThat(reader.byId(file, "svg").orElseThrow().type().mediaType())
        .isEqualTo("image/svg+xml");

    ByteArrayOutputStream sink = new ByteArrayOutputStream();
    reader.copy(file, script, sink);
    assertThat(sink.size()).isEqualTo(script.size());
  }

  @Test
  void knowsNothingOutsideOfTheBook() {
    assertThat(reader.byId(file, "out")).isEmpty();
    assertThat(reader.byId(file, "nobody")).isEmpty();
    assertThat(reader.entry(file, "../../etc/passwd")).isEmpty();
    assertThat(reader.entry(file, "META-INF/container.xml")).isEmpty();
    assertThat(reader.chapter(file, 2)).isEmpty();
    assertThat(reader.chapter(file, -1)).isEmpty();
  }

  @Test
  void refusesOtherKindsOfBook() {
    Path comic = SampleBooks.cbz(folder.resolve("c.cbz"), 1, Facts.of("Comic", "Ida"));

    assertThatExceptionOfType(UnreadableBook.class).isThrownBy(() -> reader.book(comic));
  }

  @Test
  void takesNoLongerForEndlessTags() {
    String[] endless = {
      "<" + "a".repeat(4_000_000), "<a ".repeat(1_000_000), "<a" + "/".repeat(4_000_000) + "x>"
    };
    for (String chapter : endless) {
      assertTimeoutPreemptively(
          Duration.ofSeconds(20), () -> new ChapterHtml("a.xhtml", entry -> entry).of(chapter));
    }
  }

  private List<Passage> find(String words) {
    Map<String, String> chapters = new LinkedHashMap<>();
    chapters.put(
        "First",
        "<h1>Grüße</h1><p>Zum <em>Caf</em>é der\n Straße &amp; zurück.</p><p>Ende</p>"
            + "<script>cafe</script><style>cafe</style><p title='cafe'>Noch ein CAFE 😀 da</p>");
    chapters.put("Second", "<p>Nichts davon, <!-- cafe --> nur Stra\u00ADßen \uFDFA.</p>");
    SampleNovel.write(file, Facts.of("Words", "Ann"), chapters);
    return reader.passages(file, words, 3);
  }

  @Test
  void findsWordsWithoutRegardToCaseAccentsMarkupAndLines() {
    List<Passage> found = find(" cafe ");

    assertThat(found).extracting(Passage::highlight).containsExactly("Café", "CAFE");
    Passage first = found.get(0);
    assertThat(first.entry()).isEqualTo("OEBPS/c1.xhtml");
    assertThat(first.chapter()).isEqualTo("First");
    assertThat(first.before()).isEqualTo("Grüße Zum ");
    assertThat(first.after()).startsWith(" der Straße & zurück. Ende Noch");
    assertThat(first.progression()).isBetween(0.1, 0.3);
    assertThat(find("STRASSE")).extracting(Passage::place).containsExactly(0, 1);
    assertThat(find("café  der\tstraße")).hasSize(1);
    assertThat(find("gruße zum")).hasSize(1);
    assertThat(find("nur straßen")).hasSize(1);
  }

  @Test
  void findsNoMoreThanAskedForAndNothingThatIsNotShown() {
    assertThat(find("e")).hasSize(3);
    assertThat(find("<p>")).isEmpty();
    assertThat(find("title")).isEmpty();
    assertThat(find("no such words")).isEmpty();
  }
}
