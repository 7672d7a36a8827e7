package org.carrel.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.carrel.config.Settings;
import org.carrel.format.BookFiles;
import org.carrel.format.HostileCorpus;
import org.carrel.image.Renderer;
import org.carrel.image.RenditionCache;
import org.carrel.testing.Spent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What reading every hostile file that the tests can make costs, and comes to. */
class HostileReadingTest {
  private static final Duration LONGEST = Duration.ofSeconds(5);

  /** Of XML that grows, or asks for more. */
  private static final Duration LONGEST_XML = Duration.ofSeconds(1);

  private static final long MOST_BYTES = 160L << 20;

  private final Map<String, String> told = new HashMap<>();
  private final Set<String> listed = new HashSet<>();

  @Test
  void everyFileIsToldOrHarmlessAndCheap(@TempDir Path temporary) throws IOException {
    Path secret = Files.writeString(temporary.resolve("secret.txt"), "top secret");
    Path folder = Files.createDirectories(temporary.resolve("books"));
    HostileCorpus corpus = HostileCorpus.lay(folder, secret);
    FileReading reading = reading(temporary.resolve("data"));
    List<FoundFile> files = new ArrayList<>();
    new FolderWalk(folder, folder).walk(files::add, unreadable -> {});
    SoftAssertions all = new SoftAssertions();

    for (FoundFile found : files) {
      Spent spent = Spent.on(() -> note(reading.read(found)));
      boolean xml = found.path().startsWith("xxe") || found.path().startsWith("laughs");
      all.assertThat(spent.time()).as(found.path()).isLessThan(xml ? LONGEST_XML : LONGEST);
      all.assertThat(spent.bytes()).as(found.path()).isLessThan(MOST_BYTES);
    }

    all.assertThat(told).containsExactlyInAnyOrderEntriesOf(corpus.told());
    all.assertThat(listed).containsExactlyInAnyOrderElementsOf(corpus.listed());
    all.assertAll();
  }

  private void note(ReadFile read) {
    if (read instanceof ReadFile.Good good) {
      listed.add(good.found().path());
      good.broken().forEach(problem -> told.put(problem.path(), problem.reason()));
      assertThat(good.book().toString()).doesNotContain("top secret", "lol lol");
    }
    if (read instanceof ReadFile.Bad bad) {
      told.put(bad.found().path(), bad.defect().name());
    }
  }

  private static FileReading reading(Path data) {
    Settings settings =
        Settings.read(
            key -> key.equals("carrel.data") ? Optional.of(data.toString()) : Optional.empty());
    Clock clock = Clock.systemUTC();
    CoverFiles covers =
        new CoverFiles(settings, new Renderer(), new RenditionCache(settings, clock));
    return new FileReading(new BookFiles(settings, clock), covers);
  }
}
