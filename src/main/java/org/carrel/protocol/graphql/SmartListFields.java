package org.carrel.protocol.graphql;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.carrel.catalog.BookEntry;
import org.carrel.catalog.SeriesEntry;
import org.carrel.catalog.Tallies;
import org.carrel.collecting.Audience;
import org.carrel.collecting.SmartList;
import org.carrel.collecting.SmartListPlan;
import org.carrel.collecting.SmartListViews;
import org.carrel.collecting.SmartLists;
import org.carrel.collecting.SmartLists.Whose;
import org.carrel.http.graphql.Call;
import org.carrel.http.graphql.Fields;
import org.carrel.http.graphql.Input;
import org.jspecify.annotations.Nullable;

/** Smart lists and what is in them. */
@Singleton
final class SmartListFields extends CoreSchema {
  private final SmartLists lists;
  private final SmartListViews views;
  private final SmartListContents contents;

  @Inject
  SmartListFields(SmartLists lists, SmartListViews views, SmartListContents contents) {
    super("smart-lists.graphqls");
    this.lists = lists;
    this.views = views;
    this.contents = contents;
  }

  @Override
  public void wire(Fields fields) {
    fields
        .query("smartLists", this::list)
        .query("smartListById", this::find)
        .query("smartListMeta", this::meta)
        .query("smartListItems", call -> contents.items(lists.get(call.caller(), id(call)), call))
        .mutation("createSmartList", call -> lists.create(call.caller(), plan(call)))
        .mutation("updateSmartList", call -> lists.update(call.caller(), id(call), plan(call)))
        .mutation("deleteSmartList", call -> lists.delete(call.caller(), id(call)))
        .union("SmartListItems", CommonFields::type)
        .union("SmartListItemEntity", one -> one instanceof SeriesEntry ? "Series" : "Library");
    fields
        .of("SmartList", SmartList.class)
        .plain("defaultGrouping", SmartList::grouping)
        .plain("visibility", SmartList::audience)
        .plain("creatorId", SmartList::creator)
        .asked("thumbnail", this::picture)
        .listed("views", SmartList::id, (by, ids) -> views.of(ids))
        .asked("books", contents::books)
        .asked("items", contents::items)
        .asked("meta", contents::spread);
    fields
        .of("SmartListMeta", Tallies.Spread.class)
        .plain("matchedBooks", Tallies.Spread::books)
        .plain("matchedSeries", Tallies.Spread::series)
        .plain("matchedLibraries", Tallies.Spread::libraries);
  }

  private List<SmartList> list(Call call) {
    Input input = call.arguments().input("input").orElseThrow();
    Whose whose = input.flag("mine") && !input.flag("all") ? Whose.MINE : Whose.ALL_I_SEE;
    return lists.list(call.caller(), whose, input.text("search").orElse("").strip());
  }

  private @Nullable SmartList find(Call call) {
    return lists.find(call.caller(), Ids.parsed(call.text("id"))).orElse(null);
  }

  private Tallies.@Nullable Spread meta(Call call) {
    SmartList list = find(call);
    return list == null ? null : contents.spread(list, call);
  }

  /** Its first book's; where there is no book, there is none behind the address. */
  private Map<String, Object> picture(SmartList list, Call call) {
    return Pictures.ofBook(contents.first(list, call).map(BookEntry::id).orElse(list.id()), call);
  }

  private static UUID id(Call call) {
    return Ids.of(call.text("id"));
  }

  private SmartListPlan plan(Call call) {
    Input input = call.arguments().input("input").orElseThrow();
    SmartList.Joiner joiner = input.one("joiner", SmartList.Joiner.class).orElseThrow();
    contents.tryOut(call, joiner, input.inputs("filters"));
    return new SmartListPlan(
        input.get("name"),
        input.text("description").orElse(null),
        input.one("visibility", Audience.class),
        joiner,
        input.one("defaultGrouping", SmartList.Grouping.class).orElseThrow(),
        SmartListFilters.text(input.list("filters")));
  }
}
