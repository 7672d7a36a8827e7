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
import org.carrel.catalog.Position.After;
import org.carrel.catalog.Position.Before;
import org.carrel.catalog.Position.Numbered;

/** Reads one page of any list: first ids, out of the index alone, then the rows they name. */
@Singleton
class Listing {
  private static final int LARGEST_PAGE = 500;

  /** How many items a far page may have to be counted to, from the milestone before it. */
  private static final int STEP = 200;

  /** How far apart the milestones are on the way to where somebody reads. */
  private static final int JUMP = 5_000;

  private static final Map<String, Class<?>> KEY =
      Map.of("id", UUID.class, "sort_key", String.class);

  private final Rows rows;

  @Inject
  Listing(Rows rows) {
    this.rows = rows;
  }

  <T> Page<T> read(View<T> view, Plan plan, Position position, int limit, Extent extent) {
    long total = extent.total();
    if (total == 0) {
      return Page.empty();
    }
    int size = Math.max(1, Math.min(limit, LARGEST_PAGE));
    if (position instanceof After after) {
      return forwards(
          view, plan, size, total, new Start(plan.order().after(), key(after), 0, true));
    }
    if (position instanceof Before before) {
      return backwards(
          view, plan, size, total, new Start(plan.order().before(), key(before), 0, true));
    }
    return numbered(view, plan, size, extent, ((Numbered) position).number());
  }

  private <T> Page<T> numbered(View<T> view, Plan plan, int size, Extent extent, long number) {
    long total = extent.total();
    if (number > 1 && number > (total + size - 1) / size) {
      return new Page<>(List.of(), Optional.empty(), Optional.empty(), total);
    }
    return forwards(view, plan, size, total, start(plan, extent, (number - 1) * size));
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
    return at.map(m -> new Start(plan.order().after(), key(m.last()), left, true))
        .orElseGet(() -> new Start("TRUE", Map.of(), left, left > 0));
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
    at.ifPresent(milestone -> parameters.putAll(key(milestone.last())));
    parameters.put("skipped", step - 1);
    return rows.read(sql, parameters, KEY).stream()
        .findFirst()
        .map(row -> new Milestone(items(at) + step, after(row)));
  }

  private static long items(Optional<Milestone> upTo) {
    return upTo.map(Milestone::items).orElse(0L);
  }

  private <T> Page<T> forwards(View<T> view, Plan plan, int size, long total, Start start) {
    List<Row> found = rows(view, plan, plan.order().forwards(), start, size + 1);
    List<Row> shown = found.subList(0, Math.min(size, found.size()));
    Optional<String> next =
        found.size() > size ? Optional.of(last(shown).text()) : Optional.empty();
    Optional<String> previous =
        start.hasBefore() && !shown.isEmpty() ? Optional.of(first(shown).text()) : Optional.empty();
    return new Page<>(view.items().apply(shown), next, previous, total);
  }

  private <T> Page<T> backwards(View<T> view, Plan plan, int size, long total, Start start) {
    List<Row> found = rows(view, plan, plan.order().backwards(), start, size + 1);
    List<Row> shown = new ArrayList<>(found.subList(0, Math.min(size, found.size())));
    Collections.reverse(shown);
    if (shown.isEmpty()) {
      return new Page<>(List.of(), Optional.empty(), Optional.empty(), total);
    }
    Optional<String> previous =
        found.size() > size ? Optional.of(first(shown).text()) : Optional.empty();
    return new Page<>(view.items().apply(shown), Optional.of(last(shown).text()), previous, total);
  }

  /** The outer order repeats the inner one, which a derived table does not promise to keep. */
  private <T> List<Row> rows(View<T> view, Plan plan, String order, Start start, int count) {
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
    parameters.put("count", count);
    parameters.put("offset", start.offset());
    Map<String, Class<?>> types = new LinkedHashMap<>(view.types());
    types.put("sort_key", String.class);
    return rows.read(sql, parameters, types);
  }

  private static After last(List<Row> shown) {
    return after(shown.get(shown.size() - 1));
  }

  private static After after(Row row) {
    return new After(row.get("sort_key", String.class), row.get("id", UUID.class));
  }

  private static Before first(List<Row> shown) {
    Row row = shown.get(0);
    return new Before(row.get("sort_key", String.class), row.get("id", UUID.class));
  }

  private static Map<String, Object> key(After after) {
    return Map.of("key", after.key(), "id", after.id());
  }

  private static Map<String, Object> key(Before before) {
    return Map.of("key", before.key(), "id", before.id());
  }

  /**
   * @param hasBefore whether items of the list come before it
   */
  private record Start(
      String condition, Map<String, Object> parameters, long offset, boolean hasBefore) {}
}
