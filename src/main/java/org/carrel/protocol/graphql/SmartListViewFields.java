package org.carrel.protocol.graphql;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.carrel.collecting.SmartListView;
import org.carrel.collecting.SmartListViews;
import org.carrel.http.Body;
import org.carrel.http.JsonText;
import org.carrel.http.graphql.Call;
import org.carrel.http.graphql.Fields;
import org.carrel.http.graphql.Input;
import org.carrel.http.graphql.TypeFields;
import org.jspecify.annotations.Nullable;

/** Ways to look at smart lists, kept as the JSON that clients sent. */
@Singleton
final class SmartListViewFields extends CoreSchema {
  private static final List<String> LISTS =
      List.of("bookColumns", "groupColumns", "bookSorting", "groupSorting");
  private static final List<String> SINGLE = List.of("enableMultiSort", "search");

  private final SmartListViews views;

  @Inject
  SmartListViewFields(SmartListViews views) {
    super("smart-list-views.graphqls");
    this.views = views;
  }

  @Override
  public void wire(Fields fields) {
    fields
        .query("smartListViews", call -> views.mine(call.caller()))
        .mutation("createSmartListView", this::create)
        .mutation("updateSmartListView", this::update)
        .mutation(
            "deleteSmartListView",
            call -> views.delete(call.caller(), Ids.of(call.text("id")), call.text("name")));
    TypeFields<SmartListView> view = fields.of("SmartListView", SmartListView.class);
    view.plain("listId", SmartListView::list);
    LISTS.forEach(name -> view.plain(name, one -> layout(one).getOrDefault(name, List.of())));
    SINGLE.forEach(name -> view.plain(name, one -> layout(one).get(name)));
  }

  private SmartListView create(Call call) {
    Input input = input(call);
    return views.create(call.caller(), list(input), input.get("name"), layout(input));
  }

  private SmartListView update(Call call) {
    Input input = input(call);
    return views.update(
        call.caller(), list(input), call.text("originalName"), input.get("name"), layout(input));
  }

  private static Input input(Call call) {
    return call.arguments().input("input").orElseThrow();
  }

  private static UUID list(Input input) {
    return Ids.of(input.get("listId"));
  }

  private static String layout(Input input) {
    Map<String, Object> layout = new LinkedHashMap<>();
    LISTS.forEach(name -> layout.put(name, input.list(name)));
    SINGLE.forEach(name -> input.find(name).ifPresent(value -> layout.put(name, value)));
    return JsonText.of(layout);
  }

  private static Map<String, @Nullable Object> layout(SmartListView view) {
    return Body.ofText(view.layout()).values();
  }
}
