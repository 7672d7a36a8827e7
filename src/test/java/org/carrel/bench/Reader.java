package org.carrel.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carrel.it.Answer;
import org.carrel.it.Client;

/** Finds by links what is then asked for again and again. */
record Reader(Client client, Owner owner) {
  private static final Duration SCAN_LIMIT = Duration.ofMinutes(2);
  private static final int POLL_MILLIS = 200;
  private static final String LARGE_PAGE = "page_size=100";

  /** Returns when the scan of the first start has found the files. */
  void awaitBooks(int files) throws InterruptedException {
    long end = System.nanoTime() + SCAN_LIMIT.toNanos();
    while (page(Shelves.ALL).entries() < files) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("the sample books were not scanned");
      }
      Thread.sleep(POLL_MILLIS);
    }
  }

  FeedPage page(String path) {
    return FeedPage.parse(answer(path).bytes());
  }

  String link(String path, String relation) {
    return required(page(path).link(relation), relation, path);
  }

  /** The thumbnail of a page's first book. */
  String cover(String path) {
    return link(path, "http://opds-spec.org/image/thumbnail");
  }

  String related(String path, String kind) {
    return required(page(path).related(kind), kind, path);
  }

  /**
   * The addresses of pages of a list, from its second to its last, as links lead to them. They are
   * looked for in larger steps than they are wide.
   */
  List<String> pages(String path) {
    List<String> found = new ArrayList<>();
    Optional<String> next = page(path + "?" + LARGE_PAGE).link("next");
    while (next.isPresent()) {
      found.add(next.get().replace("&" + LARGE_PAGE, ""));
      next = page(next.get()).link("next");
    }
    return found;
  }

  int bytes(String path) {
    return answer(path).bytes().length;
  }

  private Answer answer(String path) {
    Answer answer = client.get(path, "Authorization", "Bearer " + owner.token());
    if (answer.status() != 200) {
      throw new IllegalStateException(path + " answers " + answer);
    }
    return answer;
  }

  private static String required(Optional<String> link, String what, String path) {
    return link.orElseThrow(() -> new IllegalStateException("no " + what + " in " + path));
  }
}
