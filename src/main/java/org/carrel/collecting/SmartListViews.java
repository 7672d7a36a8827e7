package org.carrel.collecting;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.carrel.catalog.Row;
import org.carrel.catalog.Rows;
import org.carrel.config.Transactions;
import org.carrel.failure.Failure;
import org.carrel.identity.Caller;

/**
 * Ways to look at smart lists, made by the lists' makers. Each method throws as those of {@link
 * SmartLists} do.
 */
@Singleton
public final class SmartListViews {
  private static final int MOST = 50;
  private static final int LONGEST = 20_000;
  private static final Map<String, Class<?>> TYPES =
      Map.of(
          "id", Integer.class,
          "list_id", UUID.class,
          "name", String.class,
          "layout", String.class);

  private final SmartLists lists;
  private final Rows rows;
  private final Transactions transactions;

  @Inject
  SmartListViews(SmartLists lists, Rows rows, Transactions transactions) {
    this.lists = lists;
    this.rows = rows;
    this.transactions = transactions;
  }

  /** Of the caller's own lists. */
  public List<SmartListView> mine(Caller caller) {
    List<UUID> own =
        lists.list(caller, SmartLists.Whose.MINE, "").stream().map(SmartList::id).toList();
    return of(own).values().stream().flatMap(List::stream).toList();
  }

  /** By list. Whoever asks has shown that the lists are seen. */
  public Map<UUID, List<SmartListView>> of(Collection<UUID> of) {
    return transactions.call(() -> read("v.list_id IN (:lists)", Map.of("lists", of))).stream()
        .collect(Collectors.groupingBy(SmartListView::list));
  }

  /**
   * @throws Failure CONFLICT for a name that the list's views have already; INVALID for a name or
   *     layout that is none, and beyond 50 views of a list
   */
  public SmartListView create(Caller caller, UUID list, String name, String layout) {
    lists.requireOwn(caller, list);
    String shown = checked(name, layout);
    return transactions.callApart(
        () -> {
          lock(list);
          requireFree(list, shown);
          if (read("v.list_id = :list", Map.of("list", list)).size() >= MOST) {
            throw Failure.invalid("A list has at most 50 views.");
          }
          rows.change(
              "INSERT INTO smart_list_view (list_id, name, layout) VALUES (:list, :name, :layout)",
              Map.of("list", list, "name", shown, "layout", layout));
          return get(list, shown);
        });
  }

  /** Throws as {@link #create} does; NOT_FOUND if the list has no such view. */
  public SmartListView update(Caller caller, UUID list, String before, String name, String layout) {
    lists.requireOwn(caller, list);
    String shown = checked(name, layout);
    return transactions.callApart(
        () -> {
          lock(list);
          SmartListView view = get(list, before);
          if (!view.name().equals(shown)) {
            requireFree(list, shown);
          }
          rows.change(
              "UPDATE smart_list_view SET name = :name, layout = :layout WHERE id = :id",
              Map.of("id", view.id(), "name", shown, "layout", layout));
          return get(list, shown);
        });
  }

  /**
   * @throws Failure NOT_FOUND if the list has no such view
   */
  public SmartListView delete(Caller caller, UUID list, String name) {
    lists.requireOwn(caller, list);
    return transactions.callApart(
        () -> {
          SmartListView view = get(list, name);
          rows.change("DELETE FROM smart_list_view WHERE id = :id", Map.of("id", view.id()));
          return view;
        });
  }

  private static String checked(String name, String layout) {
    if (layout.length() > LONGEST) {
      throw Failure.invalid("A view has at most 20,000 characters.");
    }
    return Wording.name(name);
  }

  /** One after the other, for as long as the list is there. */
  private void lock(UUID list) {
    String sql = "UPDATE smart_list SET name = name WHERE id = :id";
    if (rows.change(sql, Map.of("id", list)) == 0) {
      throw Failure.notFound("There is no such list.");
    }
  }

  private void requireFree(UUID list, String name) {
    if (find(list, name).isPresent()) {
      throw Failure.conflict("The list has a view of this name.");
    }
  }

  private SmartListView get(UUID list, String name) {
    return find(list, name).orElseThrow(() -> Failure.notFound("There is no such view."));
  }

  private Optional<SmartListView> find(UUID list, String name) {
    return read("v.list_id = :list AND v.name = :name", Map.of("list", list, "name", name)).stream()
        .findFirst();
  }

  private List<SmartListView> read(String condition, Map<String, Object> parameters) {
    String sql =
        """
        SELECT v.id AS id, v.list_id AS list_id, v.name AS name, v.layout AS layout
        FROM smart_list_view v WHERE %s ORDER BY v.list_id, v.id"""
            .formatted(condition);
    return rows.read(sql, parameters, TYPES).stream().map(SmartListViews::view).toList();
  }

  private static SmartListView view(Row row) {
    return new SmartListView(
        row.get("id", Integer.class),
        row.get("list_id", UUID.class),
        row.get("name", String.class),
        row.get("layout", String.class));
  }
}
