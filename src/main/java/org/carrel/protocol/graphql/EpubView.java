package org.carrel.protocol.graphql;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.carrel.format.EpubBook;
import org.carrel.format.EpubBook.Heading;
import org.carrel.http.JsonText;

/** The type {@code Epub}. */
record EpubView(UUID mediaId, EpubBook book) {

  /** By id: where it lies in the archive, and its media type. */
  Map<String, List<String>> resources() {
    Map<String, List<String>> view = new LinkedHashMap<>();
    book.resources()
        .forEach((id, resource) -> view.put(id, List.of(resource.entry(), resource.mediaType())));
    return view;
  }

  /** Each line at the top as JSON, as Stump's clients read it. */
  List<String> toc() {
    return book.toc().stream().map(heading -> JsonText.of(view(heading))).toList();
  }

  private static Map<String, Object> view(Heading heading) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("label", heading.label());
    view.put("content", heading.entry());
    view.put("play_order", heading.place());
    view.put("children", heading.below().stream().map(EpubView::view).toList());
    return view;
  }

  /** Sheets that a reader adds to the book's own: we add none. */
  List<String> extraCss() {
    return List.of();
  }
}
