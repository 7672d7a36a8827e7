package org.carrel.collecting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.carrel.collecting.SmartList.Grouping;
import org.carrel.collecting.SmartList.Joiner;
import org.carrel.collecting.SmartLists.Whose;
import org.carrel.failure.Reason;
import org.carrel.identity.Caller;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class SmartListsTest extends CollectingTest {
  @SuppressWarnings("NullAway.Init")
  private SmartLists lists;

  @SuppressWarnings("NullAway.Init")
  private SmartListViews views;

  @BeforeEach
  void wire() {
    lists =
        new SmartLists(
            new SmartListRows(library.rows()), library.database().transactions(), library.clock());
    views = new SmartListViews(lists, library.rows(), library.database().transactions());
  }

  private static SmartListPlan plan(String name, Audience audience) {
    return new SmartListPlan(
        name, "About", Optional.of(audience), Joiner.OR, Grouping.BY_SERIES, "[1]");
  }

  private List<String> names(Caller caller, Whose whose, String named) {
    return lists.list(caller, whose, named).stream().map(SmartList::name).toList();
  }

  @Test
  void keepsWhatWasSaved() {
    SmartList list = lists.create(ida, plan("Mine", Audience.SHARED));

    assertThat(list)
        .isEqualTo(
            new SmartList(
                list.id(),
                ida.accountId(),
                "Mine",
                "About",
                Audience.SHARED,
                Joiner.OR,
                Grouping.BY_SERIES,
                "[1]"));

    SmartListPlan next =
        new SmartListPlan("Ours", null, Optional.empty(), Joiner.AND, Grouping.BY_BOOKS, "[2]");
    SmartList changed = lists.update(ida, list.id(), next);
    assertThat(changed.audience()).isEqualTo(Audience.SHARED);
    assertThat(changed.description()).isNull();
    assertThat(changed.filters()).isEqualTo("[2]");

    lists.delete(ida, list.id());
    assertThat(lists.find(ida, list.id())).isEmpty();
  }

  @Test
  void everybodySeesWhatIsForThem() {
    for (Audience audience : Audience.values()) {
      lists.create(ida, plan("x " + audience, audience));
    }
    SmartList hidden = lists.list(ida, Whose.MINE, "private").get(0);
    SmartList shown = lists.list(paul, Whose.ALL_I_SEE, "SHARED").get(0);

    assertThat(names(ida, Whose.MINE, "")).hasSize(3);
    assertThat(names(paul, Whose.MINE, "")).isEmpty();
    assertThat(names(paul, Whose.ALL_I_SEE, "")).containsExactly("x PUBLIC", "x SHARED");
    assertThat(names(paul, Whose.ALL_I_SEE, "%")).isEmpty();
    assertRefused(Reason.NOT_FOUND, () -> lists.get(paul, hidden.id()));
    assertRefused(Reason.NOT_FOUND, () -> lists.delete(owner, hidden.id()));
    assertRefused(
        Reason.FORBIDDEN, () -> lists.update(paul, shown.id(), plan("y", Audience.PRIVATE)));
  }

  @Test
  void needsThePermission() {
    Caller plain = identity.user(owner, "plain");

    assertRefused(Reason.FORBIDDEN, () -> lists.list(plain, Whose.MINE, ""));
    assertRefused(Reason.FORBIDDEN, () -> lists.create(plain, plan("x", Audience.PUBLIC)));
    assertRefused(Reason.FORBIDDEN, () -> views.mine(plain));
    assertRefused(
        Reason.FORBIDDEN, () -> lists.create(Caller.anonymousReader(), plan("x", Audience.PUBLIC)));
  }

  @Test
  void aListHasViewsOfDifferentNames() {
    UUID list = lists.create(ida, plan("Mine", Audience.PUBLIC)).id();
    SmartListView wide = views.create(ida, list, "Wide", "{}");
    views.create(ida, list, "wide", "{}");

    assertThat(views.update(ida, list, "Wide", "Wide", "{1}").layout()).isEqualTo("{1}");
    assertRefused(Reason.CONFLICT, () -> views.update(ida, list, "Wide", "wide", "{}"));
    assertRefused(Reason.CONFLICT, () -> views.create(ida, list, "Wide", "{}"));
    assertRefused(Reason.NOT_FOUND, () -> views.update(ida, list, "Other", "x", "{}"));
    assertRefused(Reason.FORBIDDEN, () -> views.create(paul, list, "x", "{}"));
    assertThat(views.mine(ida)).hasSize(2);
    assertThat(views.mine(paul)).isEmpty();

    assertThat(views.delete(ida, list, "Wide").id()).isEqualTo(wide.id());
    lists.delete(ida, list);
    assertThat(views.of(List.of(list))).isEmpty();
  }
}
