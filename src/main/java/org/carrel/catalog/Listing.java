package org.carrel.catalog;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.carrel.catalog.Extent.Milestone;
import org.carrel.catalog.Plan.Order;
import org.carrel.catalog.Position.After;
import org.carrel.catalog.Position.Before;
import org.carrel.catalog.Position.End;
import org.carrel.catalog.Position.Numbered;

/** Reads one page of any list: first ids, out of the index alone, then the rows they name. */
@Singleton
class Listing {
  private static final int LARGEST_PAGE = 500;

  /** How many items a far page may have to be counted to, from the milestone before it. */
  private static final int STEP = 200;

  /** How far apart the milestones are on the way to where somebody reads. */
  private static final int JUMP = 5_000;

  private final Rows rows;

  @Inject
  Listing(Rows rows) {
    this.rows = rows;
  }

  <T> Page<T> read(View<T> view, Plan plan, Position position, int limit, Extent extent) {
    if (extent.total() == 0) {
      return Page.empty();
    }
    int size = Math.max(1, Math.min(limit, LARGEST_PAGE));
    Turn<T> turn = new Turn<>(view, plan, size, extent.total());
    if (position instanceof After after) {
      return turn.forwards(
          new Start(plan.order().after(), key(plan, after.key(), after.id()), 0), after.items());
    }
    if (position instanceof Before before) {
      String condition = plan.order().before();
      return turn.backwards(
          new Start(condition, key(plan, before.key(), before.id()), 0), before.items());
    }
    if (position instanceof End) {
      int left = (int) ((extent.total() - 1) % size) + 1;
      return new Turn<>(view, plan, left, extent.total()).backwards(Start.ANYWHERE, extent.total());
    }
    return numbered(turn, extent, ((Numbered) position).number());
  }

  private <T> Page<T> numbered(Turn<T> turn, Extent extent, long number) {
    int size = turn.size;
    if (number > 1 && number > (extent.total() + size - 1) / size) {
      return Page.nothing(extent.total());
    }
    long passed = (number - 1) * size;
    return turn.forwards(start(turn.plan, extent, passed), passed);
  }

  /**
   * Goes on from the last milestone, since the database can only skip items by reading them. The
   * milestones on the way are read once, one by one, for as long as the list stays the same.
   */
  private Start start(Plan plan, Extent extent, long offset) {
    walk(plan, extent, offset, JUMP);
    walk(plan, extent, offset, STEP);
    Optional<Milestone> at = extent.milestone(offset);
    long left = offset - items(at);
    return at.map(m -> new Start(plan.order().after(), key(plan, m.last()), left))
        .orElseGet(() -> new Start("TRUE", Map.of(), left));
  }

  /** Adds milestones until the last one is less than a step away, or the list has ended early. */
  private void walk(Plan plan, Extent extent, long offset, int step) {
    Optional<Milestone> at = extent.milestone(offset);
    while (offset - items(at) >= step) {
      Optional<Milestone> next = next(plan, at, step);
      if (next.isEmpty()) {
        return;
      }
      extent.add(next.get());
      at = next;
    }
  }

  private Optional<Milestone> next(Plan plan, Optional<Milestone> at, int step) {
    String sql =
        """
        SELECT %s AS id, CAST(%s AS CHAR) AS sort_key FROM %s WHERE %s AND %s ORDER BY %s
        LIMIT 1 OFFSET :skipped"""
            .formatted(
                plan.order().id(),
                plan.order().column(),
                plan.from(),
                plan.where(),
                at.isEmpty() ? "TRUE" : plan.order().after(),
                plan.order().forwards());
    Map<String, Object> parameters = new HashMap<>(plan.parameters());
    at.ifPresent(milestone -> parameters.putAll(key(plan, milestone.last())));
    parameters.put("skipped", step - 1);
    Map<String, Class<?>> types = Map.of("id", plan.order().idType(), "sort_key", String.class);
    return rows.read(sql, parameters, types).stream()
        .findFirst()
        .map(row -> after(plan.order(), row, items(at) + step))
        .map(last -> new Milestone(last.items(), last));
  }

  private static long items(Optional<Milestone> upTo) {
    return upTo.map(Milestone::items).orElse(0L);
  }

  private static Map<String, Object> key(Plan plan, After after) {
    return key(plan, after.key(), after.id());
  }

  private static Map<String, Object> key(Plan plan, String key, UUID id) {
    return Map.of("key", key, "id", plan.order().bound(id));
  }

  private static After after(Order order, Row row, long items) {
    return new After(row.get("sort_key", String.class), order.id(row), items);
  }

  private static Before before(Order order, Row row, long items) {
    return new Before(row.get("sort_key", String.class), order.id(row), items);
  }

  private record Start(String condition, Map<String, Object> parameters, long offset) {
    private static final Start ANYWHERE = new Start("TRUE", Map.of(), 0);

    private boolean isAnywhere() {
      return parameters.isEmpty();
    }
  }

  /** One page turned, this way or the other. */
  private final class Turn<T> {
    private final View<T> view;
    private final Plan plan;
    private final int size;
    private final long total;

    private Turn(View<T> view, Plan plan, int size, long total) {
      this.view = view;
      this.plan = plan;
      this.size = size;
      this.total = total;
    }

    /**
     * @param passed how many items there are before the page
     */
    private Page<T> forwards(Start start, long passed) {
      List<Row> found = rows(plan.order().forwards(), start);
      List<Row> shown = found.subList(0, Math.min(size, found.size()));
      return page(shown, passed, passed > 0, found.size() > size);
    }

    /**
     * @param passed how many items there are up to the page's end
     */
    private Page<T> backwards(Start start, long passed) {
      List<Row> found = rows(plan.order().backwards(), start);
      List<Row> shown = new ArrayList<>(found.subList(0, Math.min(size, found.size())));
      Collections.reverse(shown);
      long before = Math.max(0, passed - shown.size());
      return page(shown, before, found.size() > size, !start.isAnywhere());
    }

    private Page<T> page(List<Row> shown, long passed, boolean hasBefore, boolean hasAfter) {
      if (shown.isEmpty()) {
        return Page.nothing(total);
      }
      Order order = plan.order();
      Optional<String> next =
          Optional.of(after(order, shown.get(shown.size() - 1), passed + shown.size()).text());
      Optional<String> previous = Optional.of(before(order, shown.get(0), passed).text());
      return new Page<>(
          view.items().apply(shown),
          next.filter(any -> hasAfter),
          previous.filter(any -> hasBefore),
          total,
          passed + 1);
    }

    /** The outer order repeats the inner one, which a derived table does not promise to keep. */
    private List<Row> rows(String order, Start start) {
      String id = plan.order().id();
      String sql =
          """
          SELECT %s, CAST(%s AS CHAR) AS sort_key
          FROM (SELECT %s FROM %s WHERE %s AND %s ORDER BY %s LIMIT :count OFFSET :offset) p
          JOIN %s ON %s = p.id %s
          ORDER BY %s
          """
              .formatted(
                  view.columns(),
                  plan.order().column(),
                  id,
                  plan.from(),
                  plan.where(),
                  start.condition(),
                  order,
                  view.table(),
                  id,
                  view.joins(),
                  order);
      Map<String, Object> parameters = new HashMap<>(plan.parameters());
      parameters.putAll(start.parameters());
      parameters.put("count", size + 1);
      parameters.put("offset", start.offset());
      Map<String, Class<?>> types = new LinkedHashMap<>(view.types());
      types.put("sort_key", String.class);
      return rows.read(sql, parameters, types);
    }
  }
}
