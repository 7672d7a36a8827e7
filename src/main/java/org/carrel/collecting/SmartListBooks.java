package org.carrel.collecting;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.carrel.catalog.Condition;
import org.carrel.catalog.Selection;
import org.carrel.failure.Failure;
import org.carrel.identity.Caller;
import org.carrel.identity.Permission;

/** The books of smart lists, for doors that do not let filters in. Throws as the lists do. */
@Singleton
public class SmartListBooks {
  private final SmartLists lists;
  private final Instance<ListFilters> filters;

  @Inject
  SmartListBooks(SmartLists lists, Instance<ListFilters> filters) {
    this.lists = lists;
    this.filters = filters;
  }

  /** Those that the caller sees, by name; none for those who may not use any. */
  public List<SmartList> seen(Caller caller) {
    return filters.isResolvable() && caller.may(Permission.ACCESS_SMART_LIST)
        ? lists.list(caller, SmartLists.Whose.ALL_I_SEE, "")
        : List.of();
  }

  /** Throws as {@link #books} does. */
  public String name(Caller caller, UUID id) {
    return lists.get(caller, id).name();
  }

  /**
   * What is in a list, as the caller sees it.
   *
   * @throws Failure NOT_FOUND for one that is unknown or not for the caller; CONFLICT if its
   *     filters are of a time when others were known
   */
  public Selection books(Caller caller, UUID id) {
    return new Selection.Matching(condition(caller, lists.get(caller, id)));
  }

  private Condition condition(Caller caller, SmartList list) {
    if (!filters.isResolvable()) {
      throw Failure.notFound("There is no such list.");
    }
    return filters.get().condition(caller, list);
  }
}
