package org.carrel.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.carrel.failure.Reason;
import org.carrel.identity.Caller;
import org.junit.jupiter.api.Test;

/** Bookmarks and annotations. */
final class MarksTest extends ReadingTest {
  private static final String LOCATOR = "{\"href\":\"a.xhtml\",\"type\":\"text/html\"}";
  private static final String CFI = "epubcfi(/6/4!/4/2)";

  private UUID novel() {
    return node.library.book("Novel");
  }

  @Test
  void bookmarksAreListedInTheOrderTheyWereSet() {
    Bookmark first = node.bookmarks.create(node.reader, novel(), Place.ofCfi(CFI), "words");
    Bookmark second = node.bookmarks.create(node.reader, novel(), Place.ofLocator(LOCATOR), null);

    assertThat(node.bookmarks.of(node.reader, novel())).containsExactly(first, second);
    assertThat(first.preview()).isEqualTo("words");
    assertThat(node.bookmarks.delete(node.reader, second.id())).isEqualTo(second);
    assertThat(node.bookmarks.deleteAt(node.reader, CFI)).isEqualTo(first);
    assertThat(node.bookmarks.of(node.reader, novel())).isEmpty();
  }

  @Test
  void annotationsAreRewritten() {
    Annotation made = node.annotations.create(node.reader, novel(), LOCATOR, "first");
    node.clock.pass(Duration.ofMinutes(1));
    Annotation rewritten = node.annotations.update(node.reader, made.id(), "second");

    assertThat(rewritten.text()).isEqualTo("second");
    assertThat(rewritten.createdAt()).isEqualTo(made.createdAt());
    assertThat(rewritten.updatedAt()).isEqualTo(node.clock.instant());
    assertThat(node.annotations.of(node.reader, novel())).containsExactly(rewritten);
    node.annotations.delete(node.reader, made.id());
    assertThat(node.annotations.of(node.reader, novel())).isEmpty();
  }

  @Test
  void anothersMarksAreAsUnknown() {
    Caller other = node.user("other");
    Bookmark bookmark = node.bookmarks.create(node.reader, novel(), Place.ofCfi(CFI), null);
    Annotation annotation = node.annotations.create(node.reader, novel(), LOCATOR, "mine");

    assertThat(node.bookmarks.of(other, novel())).isEmpty();
    assertThat(node.annotations.of(other, novel())).isEmpty();
    assertRefused(Reason.NOT_FOUND, () -> node.bookmarks.delete(other, bookmark.id()));
    assertRefused(Reason.NOT_FOUND, () -> node.bookmarks.deleteAt(other, CFI));
    assertRefused(Reason.NOT_FOUND, () -> node.annotations.update(other, annotation.id(), "x"));
    assertRefused(Reason.NOT_FOUND, () -> node.annotations.delete(other, annotation.id()));
  }

  @Test
  void aHiddenBookHasNoMarks() {
    node.bookmarks.create(node.reader, novel(), Place.ofCfi(CFI), null);
    UUID novel = novel();
    node.exclude(node.reader);

    assertThat(node.bookmarks.of(node.reader, novel)).isEmpty();
    assertRefused(
        Reason.NOT_FOUND, () -> node.bookmarks.create(node.reader, novel, Place.ofCfi(CFI), null));
    assertRefused(
        Reason.NOT_FOUND, () -> node.annotations.create(node.reader, novel, LOCATOR, null));
  }

  @Test
  void guestsAndOverlongTextsAreRefused() {
    assertRefused(
        Reason.FORBIDDEN,
        () -> node.bookmarks.create(Caller.anonymousReader(), novel(), Place.ofCfi(CFI), null));
    assertRefused(
        Reason.INVALID,
        () -> node.bookmarks.create(node.reader, novel(), Place.ofCfi(CFI), "x".repeat(2_001)));
    assertRefused(
        Reason.INVALID,
        () -> node.annotations.create(node.reader, novel(), "x".repeat(65_537), null));
  }
}
