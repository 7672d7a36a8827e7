package org.carrel.protocol.graphql;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.carrel.access.Policy;
import org.carrel.catalog.BookAnswers;
import org.carrel.catalog.BookEntry;
import org.carrel.catalog.SeriesEntry;
import org.carrel.catalog.TagEditing;
import org.carrel.failure.Failure;
import org.carrel.http.graphql.Call;
import org.carrel.http.graphql.Fields;
import org.jspecify.annotations.Nullable;

/** Editing of tags. */
@Singleton
final class TagFields extends CoreSchema {
  private final TagEditing editing;
  private final BookAnswers books;
  private final Shelves shelves;
  private final Policy policy;

  @Inject
  TagFields(TagEditing editing, BookAnswers books, Shelves shelves, Policy policy) {
    super("tag-editing.graphqls");
    this.editing = editing;
    this.books = books;
    this.shelves = shelves;
    this.policy = policy;
  }

  @Override
  public void wire(Fields fields) {
    fields
        .mutation("createTags", call -> editing.create(call.caller(), call.list("tags")))
        .mutation("deleteTags", call -> editing.delete(call.caller(), call.list("tags")))
        .mutation(
            "renameTag",
            call ->
                editing.rename(
                    call.caller(), call.arguments().number("id").orElseThrow(), call.text("name")))
        .mutation("setMediaTags", this::ofBook)
        .mutation("setSeriesTags", this::ofSeries);
  }

  private BookEntry ofBook(Call call) {
    UUID id = Ids.of(call.text("id"));
    editing.ofBook(call.caller(), id, call.list("tags"));
    return shown(books.byId(policy.visibility(call.caller()), List.of(id)).get(id));
  }

  private SeriesEntry ofSeries(Call call) {
    UUID id = Ids.of(call.text("id"));
    editing.ofSeries(call.caller(), id, call.list("tags"));
    return shown(shelves.byId(call.caller(), List.of(id)).get(id));
  }

  /** By a new tag a book may hide from whoever gave it. */
  private static <T> T shown(@Nullable T seen) {
    if (seen == null) {
      throw Failure.notFound("With these tags it is hidden from you.");
    }
    return seen;
  }
}
