package org.carrel.catalog;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.carrel.access.Visibility;
import org.carrel.config.Transactions;

/** The books somebody may see. What is hidden from them does not exist for them. */
@Singleton
public class Books {
  private final Rows rows;
  private final EntryRows entryRows;
  private final Listing listing;
  private final Totals totals;
  private final FewBooks few;
  private final Transactions transactions;
  private final View<BookEntry> view;

  @Inject
  Books(
      Rows rows,
      EntryRows entryRows,
      Listing listing,
      Totals totals,
      FewBooks few,
      Transactions transactions) {
    this.rows = rows;
    this.entryRows = entryRows;
    this.listing = listing;
    this.totals = totals;
    this.few = few;
    this.transactions = transactions;
    this.view =
        new View<>(
            "book b", EntryRows.COLUMNS, EntryRows.JOINS, EntryRows.TYPES, entryRows::entries);
  }

  /**
   * One page, in two statements, and one or two more now and then for the total and for where the
   * books are.
   *
   * @param limit how many at most; taken as 1 to 500
   * @return an empty page where there is nothing, or nothing to see
   */
  public Page<BookEntry> page(
      Visibility visibility, Selection selection, Position position, int limit) {
    return BookPlans.of(visibility, selection)
        .map(plans -> page(visibility, selection, plans, position, limit))
        .orElse(Page.empty());
  }

  private Page<BookEntry> page(
      Visibility visibility, Selection selection, BookPlans plans, Position position, int limit) {
    return transactions.call(
        () -> {
          Extent extent = extent(visibility, selection, plans);
          Plan plan =
              plans.areFoundByLooking(extent.total())
                  ? plans.among(few.of(visibility, selection, () -> ids(plans.counting())))
                  : plans.paging(extent.total());
          return listing.read(view, plan, position, limit, extent);
        });
  }

  private List<UUID> ids(Plan plan) {
    String sql = "SELECT b.id AS id FROM %s WHERE %s".formatted(plan.from(), plan.where());
    return rows.read(sql, plan.parameters(), Map.of("id", UUID.class)).stream()
        .map(row -> row.get("id", UUID.class))
        .toList();
  }

  private Extent extent(Visibility visibility, Selection selection, BookPlans plans) {
    Supplier<Long> count = () -> rows.count(plans.counting());
    return plans.lasting()
        ? totals.extent(visibility, (Record) selection, count)
        : Extent.of(count.get());
  }

  /** How many there are; up to 5 seconds old. */
  public long count(Visibility visibility, Selection selection) {
    return counts(visibility, List.of(selection)).get(0);
  }

  /** The same of several in one unit of work, in their order. */
  public List<Long> counts(Visibility visibility, List<Selection> selections) {
    return transactions.call(
        () -> selections.stream().map(each -> countWithin(visibility, each)).toList());
  }

  private long countWithin(Visibility visibility, Selection selection) {
    return BookPlans.of(visibility, selection)
        .map(plans -> extent(visibility, selection, plans).total())
        .orElse(0L);
  }

  /** Empty for an unknown book and for one that is hidden alike. */
  public Optional<BookEntry> find(Visibility visibility, UUID id) {
    return one(visibility, "b.id = :book", Map.of("book", id));
  }

  /** Those of some books that can be seen, in two statements and in the order asked for. */
  public List<BookEntry> find(Visibility visibility, List<UUID> ids) {
    Map<UUID, BookEntry> found = new HashMap<>();
    among(visibility, ids, EntryRows.COLUMNS, EntryRows.JOINS, EntryRows.TYPES, entryRows::entries)
        .forEach(entry -> found.put(entry.id(), entry));
    return ids.stream().map(found::get).filter(Objects::nonNull).toList();
  }

  /** Which of some books can be seen. */
  public Set<UUID> visible(Visibility visibility, Collection<UUID> ids) {
    return Set.copyOf(
        among(
            visibility,
            ids,
            "b.id AS id",
            "",
            Map.of("id", UUID.class),
            found -> found.stream().map(row -> row.get("id", UUID.class)).toList()));
  }

  private <T> List<T> among(
      Visibility visibility,
      Collection<UUID> ids,
      String columns,
      String joins,
      Map<String, Class<?>> types,
      Function<List<Row>, List<T>> read) {
    if (ids.isEmpty()) {
      return List.of();
    }
    Visible visible = Visible.to(visibility);
    String sql =
        "SELECT %s FROM book b %s WHERE b.id IN (:books) AND %s"
            .formatted(columns, joins, visible.predicate());
    return transactions.call(
        () -> read.apply(rows.read(sql, visible.with(Map.of("books", ids)), types)));
  }

  private Optional<BookEntry> one(
      Visibility visibility, String condition, Map<String, Object> named) {
    Visible visible = Visible.to(visibility);
    String sql =
        "SELECT %s FROM book b %s WHERE %s AND %s ORDER BY b.added_at, b.id LIMIT 1"
            .formatted(EntryRows.COLUMNS, EntryRows.JOINS, condition, visible.predicate());
    List<BookEntry> found =
        transactions.call(
            () -> entryRows.entries(rows.read(sql, visible.with(named), EntryRows.TYPES)));
    return found.stream().findFirst();
  }
}
