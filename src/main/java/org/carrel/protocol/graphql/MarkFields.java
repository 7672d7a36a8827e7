package org.carrel.protocol.graphql;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.carrel.http.graphql.Call;
import org.carrel.http.graphql.Fields;
import org.carrel.http.graphql.Input;
import org.carrel.reading.Annotation;
import org.carrel.reading.Annotations;
import org.carrel.reading.Bookmark;
import org.carrel.reading.Bookmarks;

/** What the caller marked in books. */
@Singleton
final class MarkFields extends CoreSchema {
  private final Bookmarks bookmarks;
  private final Annotations annotations;

  @Inject
  MarkFields(Bookmarks bookmarks, Annotations annotations) {
    super("marks.graphqls");
    this.bookmarks = bookmarks;
    this.annotations = annotations;
  }

  @Override
  public void wire(Fields fields) {
    fields
        .query(
            "bookmarksByMediaId", call -> bookmarks.of(call.caller(), Ids.parsed(call.text("id"))))
        .query(
            "annotationsByMediaId",
            call -> annotations.of(call.caller(), Ids.parsed(call.text("id"))))
        .mutation("createBookmark", this::bookmark)
        .mutation(
            "deleteBookmark", call -> bookmarks.delete(call.caller(), Ids.of(call.text("id"))))
        .mutation(
            "deleteBookmarkByEpubcfi",
            call -> bookmarks.deleteAt(call.caller(), call.text("epubcfi")))
        .mutation("createAnnotation", this::annotate)
        .mutation("updateAnnotation", this::rewrite)
        .mutation(
            "deleteAnnotation", call -> annotations.delete(call.caller(), Ids.of(call.text("id"))));
    fields
        .of("Bookmark", Bookmark.class)
        .plain("previewContent", Bookmark::preview)
        .plain("locator", bookmark -> Locators.view(bookmark.place().locator()))
        .plain("epubcfi", bookmark -> bookmark.place().epubcfi())
        .plain("page", bookmark -> bookmark.place().page())
        .plain("mediaId", Bookmark::book)
        .plain("userId", Bookmark::account);
    fields
        .of("Epub", EpubView.class)
        .listed("annotations", EpubView::mediaId, (by, ids) -> annotations.of(by, ids))
        .listed("bookmarks", EpubView::mediaId, (by, ids) -> bookmarks.of(by, ids));
    wireAnnotation(fields, "MediaAnnotation");
    wireAnnotation(fields, "MediaAnnotationModel");
  }

  private static void wireAnnotation(Fields fields, String type) {
    fields
        .of(type, Annotation.class)
        .plain("locator", annotation -> Locators.view(annotation.locator()))
        .plain("annotationText", Annotation::text)
        .plain("mediaId", Annotation::book)
        .plain("userId", Annotation::account);
  }

  private static Input input(Call call) {
    return call.arguments().input("input").orElseThrow();
  }

  private Bookmark bookmark(Call call) {
    Input input = input(call);
    return bookmarks.create(
        call.caller(),
        Ids.of(input.get("mediaId")),
        Locators.place(input.input("locator").orElseThrow()),
        input.text("previewContent").orElse(null));
  }

  private Annotation annotate(Call call) {
    Input input = input(call);
    return annotations.create(
        call.caller(),
        Ids.of(input.get("mediaId")),
        Locators.text(input.input("locator").orElseThrow()),
        input.text("annotationText").orElse(null));
  }

  private Annotation rewrite(Call call) {
    Input input = input(call);
    return annotations.update(
        call.caller(), Ids.of(input.get("id")), input.text("annotationText").orElse(null));
  }
}
