package org.carrel.protocol.graphql;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.carrel.collecting.Audience;
import org.carrel.collecting.ReadingList;
import org.carrel.collecting.ReadingListPlan;
import org.carrel.collecting.ReadingLists;
import org.carrel.http.graphql.Call;
import org.carrel.http.graphql.Fields;
import org.carrel.http.graphql.Input;

/** Reading lists, whose order is always their maker's. */
@Singleton
final class ReadingListFields extends CoreSchema {
  private final ReadingLists lists;

  @Inject
  ReadingListFields(ReadingLists lists) {
    super("reading-lists.graphqls");
    this.lists = lists;
  }

  @Override
  public void wire(Fields fields) {
    fields
        .query("readingLists", call -> Paging.page(call, range -> lists.page(call.caller(), range)))
        .query("readingListById", call -> lists.get(call.caller(), Ids.of(call.text("id"))))
        .mutation("createReadingList", call -> lists.create(call.caller(), plan(input(call))))
        .mutation("updateReadingList", this::update)
        .mutation("addToReadingList", this::append)
        .mutation(
            "deleteReadingList", call -> lists.delete(call.caller(), Ids.of(call.text("id"))));
    fields
        .of("ReadingList", ReadingList.class)
        .plain("updatedAt", ReadingList::updated)
        .plain("visibility", ReadingList::audience)
        .plain("ordering", list -> "MANUAL")
        .plain("creatingUserId", ReadingList::creator)
        .listed("books", ReadingList::id, lists::books);
  }

  private ReadingList update(Call call) {
    Input input = input(call);
    return lists.update(call.caller(), Ids.of(input.get("id")), plan(input));
  }

  private ReadingList append(Call call) {
    return lists.append(call.caller(), Ids.of(call.text("id")), ids(call.list("mediaIds")));
  }

  private static List<UUID> ids(List<String> texts) {
    return texts.stream().map(Ids::of).toList();
  }

  private static Input input(Call call) {
    return call.arguments().input("input").orElseThrow();
  }

  private static ReadingListPlan plan(Input input) {
    return new ReadingListPlan(
        input.get("name"), input.one("visibility", Audience.class), ids(input.list("mediaIds")));
  }
}
