package org.carrel.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.carrel.access.Policy;
import org.carrel.access.Visibility;
import org.carrel.config.Settings;
import org.carrel.identity.ContentRule;
import org.carrel.testing.SetClock;
import org.carrel.testing.TestDatabase;
import org.jspecify.annotations.Nullable;

/** The catalogue's beans over an empty test database, wired as CDI does it. */
final class Shelf {
  static final Visibility OWNER = new Visibility(new UUID(0, 1), true, false, null, false);

  final Settings settings = Settings.read(key -> Optional.empty());
  final TestDatabase database = TestDatabase.clean();
  final SetClock clock = new SetClock();
  final Rows rows = new Rows(database.entityManager());
  final FeedVersions versions = new FeedVersions(rows, database.transactions(), clock);

  /** What is counted again behind the back of those who wait, in a thread of its own. */
  private final ScheduledExecutorService recounts =
      Executors.newSingleThreadScheduledExecutor(Shelf::daemon);

  private final Recount recount = new Recount(new Threads(recounts, recounts, 1), versions);
  final Totals totals = new Totals(versions, recount, database.transactions(), clock);
  final Listing listing = new Listing(rows);
  final Books books =
      new Books(
          rows,
          new EntryRows(rows),
          listing,
          totals,
          new FewBooks(versions),
          database.transactions());
  final SeriesIndex series = new SeriesIndex(rows, listing, totals, database.transactions());
  final Authors authors = new Authors(rows, listing, totals, database.transactions());
  final Publishers publishers = new Publishers(rows, listing, totals, database.transactions());

  final Facets facets =
      new Facets(books, new FacetRows(rows, database.transactions()), versions, recount, clock);
  final TagIndex tags = new TagIndex(rows, listing, totals, facets, database.transactions());
  final Suggestions suggestions = new Suggestions(rows, database.transactions());
  final Holdings holdings = new Holdings(rows, database.transactions(), versions, settings);
  final Libraries libraries =
      new Libraries(
          database.entityManager(),
          database.transactions(),
          rows,
          books,
          versions,
          new Policy(),
          settings,
          clock);

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "recount");
    thread.setDaemon(true);
    return thread;
  }

  static Visibility account(UUID id) {
    return new Visibility(id, false, false, null, false);
  }

  static Visibility guest() {
    return new Visibility(new UUID(0, 2), false, true, null, false);
  }

  static Visibility aged(@Nullable Integer limit, boolean unratedHidden) {
    return new Visibility(new UUID(0, 3), false, false, limit, unratedHidden);
  }

  static Visibility ruled(ContentRule... rules) {
    return new Visibility(new UUID(0, 4), false, false, null, false, List.of(rules));
  }

  /** All pages of a selection, walked forwards. */
  List<BookEntry> walk(Visibility visibility, Selection selection, int limit) {
    List<BookEntry> met = new ArrayList<>();
    Page<BookEntry> page = books.page(visibility, selection, Position.start(), limit);
    met.addAll(page.items());
    while (page.next().isPresent()) {
      page = books.page(visibility, selection, Position.parse(page.next().get()), limit);
      met.addAll(page.items());
    }
    return met;
  }

  void sql(String statement, Object... arguments) {
    database
        .transactions()
        .run(
            () -> {
              var query = database.entityManager().createNativeQuery(statement);
              for (int i = 0; i < arguments.length; i++) {
                query.setParameter(i + 1, arguments[i]);
              }
              query.executeUpdate();
            });
  }
}
