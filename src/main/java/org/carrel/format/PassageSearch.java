package org.carrel.format;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.carrel.format.EpubBook.Heading;
import org.carrel.format.EpubPackage.Item;

/** Looks for words in chapters as {@link ChapterHtml} shows them. */
final class PassageSearch {
  /** Characters of context on either side. */
  static final int AROUND = 60;

  private final String words;
  private final int most;
  private final Deadline deadline;
  private final Map<String, String> labels = new HashMap<>();
  private final List<Passage> found = new ArrayList<>();

  PassageSearch(String words, int most, Deadline deadline) {
    this.words = new FoldedText(String.join(" ", words.strip().split("\\s+"))).toString();
    this.most = most;
    this.deadline = deadline;
  }

  List<Passage> in(Archive archive, List<Item> spine, List<Heading> contents) throws IOException {
    label(contents);
    for (int place = 0; place < spine.size() && !isFull(); place++) {
      deadline.check();
      String entry = spine.get(place).entry();
      if (archive.has(entry)) {
        look(entry, place, new ChapterHtml(entry, path -> path).text(archive.text(entry)));
      }
    }
    return found;
  }

  /** The first line that leads to a chapter names it. */
  private void label(List<Heading> lines) {
    for (Heading line : lines) {
      labels.putIfAbsent(line.entry().split("#", 2)[0], line.label());
      label(line.below());
    }
  }

  private boolean isFull() {
    return found.size() >= most;
  }

  private void look(String entry, int place, String text) {
    FoldedText folded = new FoldedText(text);
    int at = words.isEmpty() ? -1 : folded.indexOf(words, 0);
    while (at >= 0 && !isFull()) {
      int from = folded.origin(at);
      int to = folded.origin(at + words.length());
      found.add(
          new Passage(
              entry,
              labels.getOrDefault(entry, ""),
              place,
              (double) from / text.length(),
              text.substring(from(text, from - AROUND), from),
              text.substring(from, to),
              text.substring(to, from(text, to + AROUND))));
      at = folded.indexOf(words, at + words.length());
    }
  }

  /** Within the text, and never between the halves of a character. */
  private static int from(String text, int index) {
    int bound = Math.min(Math.max(index, 0), text.length());
    boolean split =
        bound > 0 && bound < text.length() && Character.isLowSurrogate(text.charAt(bound));
    return split ? bound - 1 : bound;
  }
}
