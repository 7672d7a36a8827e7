package org.carrel.catalog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carrel.access.Visibility;

/**
 * What the books of a selection have in common, and how many of those that somebody sees have it.
 *
 * <p>Counting reads a selection whole, so what was counted is kept for as long as nothing changes;
 * those who ask at once wait for one counting. While a scan adds to very many books, what was
 * counted within the last minute is told at once and counted anew behind it.
 */
@Singleton
public class Facets {
  private static final int MOST = 20;

  /** Fewer are counted while somebody waits. */
  private static final long LARGE = 20_000;

  private static final Duration LAG = Duration.ofMinutes(1);

  private final Books books;
  private final FacetRows rows;
  private final FeedVersions versions;
  private final Recount recount;
  private final Clock clock;
  private final Cache<Key, Counted> known =
      Caffeine.newBuilder()
          .maximumWeight(5_000_000)
          .weigher((Key key, Counted counted) -> weight(key, counted.facets()))
          .expireAfterAccess(Duration.ofMinutes(10))
          .build();

  /** Of traits as a whole, which may have very many values. */
  private final Cache<Whole, List<Facet>> whole =
      Caffeine.newBuilder()
          .maximumWeight(300_000)
          .weigher((Whole key, List<Facet> counted) -> 1 + counted.size())
          .expireAfterAccess(Duration.ofMinutes(10))
          .build();

  /** Of selections that change without the catalogue. */
  private final Cache<Key, Map<Trait, List<Facet>>> brief =
      Caffeine.newBuilder()
          .maximumWeight(3_000_000)
          .weigher(Facets::weight)
          .expireAfterWrite(Duration.ofSeconds(5))
          .build();

  @Inject
  Facets(Books books, FacetRows rows, FeedVersions versions, Recount recount, Clock clock) {
    this.books = books;
    this.rows = rows;
    this.versions = versions;
    this.recount = recount;
    this.clock = clock;
  }

  /**
   * One value of a trait.
   *
   * @param value as {@link Narrowing} takes it
   * @param label a name; of languages and formats the value itself
   * @param books how many have it, never none
   */
  public record Facet(String value, String label, long books) {}

  /**
   * What was found.
   *
   * @param current false where a scan has changed the catalogue since it was counted
   */
  public record Found(Map<Trait, List<Facet>> facets, boolean current) {}

  /**
   * Of each trait the 20 values that most books have, and the one that the selection is narrowed
   * to. Each narrows the selection further, or takes the place of the other value of its trait; so
   * its books are counted. A search that finds very many books is told neither tags nor authors.
   */
  public Found of(Visibility visibility, Selection selection, Narrowing narrowing) {
    Set<Trait> active = narrowing.traits().keySet();
    Set<Trait> others = EnumSet.allOf(Trait.class);
    others.removeAll(active);
    Found found = kept(visibility, narrowed(selection, narrowing), others);
    Map<Trait, List<Facet>> facets = new EnumMap<>(Trait.class);
    facets.putAll(found.facets());
    boolean current = found.current();
    for (Trait trait : active) {
      Selection wider = narrowed(selection, narrowing.without(trait));
      Found ofTrait = kept(visibility, wider, Set.of(trait));
      List<Facet> most = ofTrait.facets().getOrDefault(trait, List.of());
      facets.put(trait, with(visibility, selection, narrowing, trait, most));
      current &= ofTrait.current();
    }
    return new Found(facets, current);
  }

  private static Selection narrowed(Selection selection, Narrowing by) {
    return new Selection.Narrowed(selection, by, Optional.empty());
  }

  private List<Facet> with(
      Visibility visibility,
      Selection selection,
      Narrowing narrowing,
      Trait trait,
      List<Facet> most) {
    String value = narrowing.traits().getOrDefault(trait, "");
    if (most.stream().anyMatch(facet -> facet.value().equals(value))) {
      return most;
    }
    long total = books.count(visibility, narrowed(selection, narrowing));
    if (total == 0) {
      return most;
    }
    List<Facet> facets = new ArrayList<>(most);
    facets.add(new Facet(value, rows.label(trait, value), total));
    return List.copyOf(facets);
  }

  /** Every value that a trait has among all books, those that most books have first. */
  public List<Facet> all(Visibility visibility, Trait trait) {
    return whole.get(
        new Whole(versions.of(visibility), trait),
        absent ->
            counted(visibility, new Selection.All(), Set.of(trait), Integer.MAX_VALUE)
                .getOrDefault(trait, List.of()));
  }

  private Found kept(Visibility visibility, Selection selection, Set<Trait> traits) {
    Key key = new Key(versions.ofEdits(visibility), selection, Set.copyOf(traits));
    boolean lasting = BookPlans.of(visibility, selection).map(BookPlans::lasting).orElse(true);
    if (!lasting) {
      return new Found(
          brief.get(key, absent -> counted(visibility, selection, traits, MOST)), true);
    }
    String version = versions.of(visibility);
    Counted last = known.getIfPresent(key);
    if (last == null || !last.version().equals(version) && !mayLag(last)) {
      last = counted(visibility, key, version);
    }
    boolean current = last.version().equals(version);
    if (!current) {
      recount.begin(() -> counted(visibility, key, versions.of(visibility)));
    }
    return new Found(last.facets(), current);
  }

  private boolean mayLag(Counted last) {
    return last.total() > LARGE && clock.instant().isBefore(last.at().plus(LAG));
  }

  /** Once for all who ask at the same time. */
  private Counted counted(Visibility visibility, Key key, String version) {
    return known
        .asMap()
        .compute(
            key,
            (same, last) ->
                last != null && last.version().equals(version)
                    ? last
                    : new Counted(
                        version,
                        clock.instant(),
                        books.count(visibility, key.selection()),
                        counted(visibility, key.selection(), key.traits(), MOST)));
  }

  private Map<Trait, List<Facet>> counted(
      Visibility visibility, Selection selection, Set<Trait> traits, int most) {
    long total = books.count(visibility, selection);
    return total == 0
        ? Map.of()
        : BookPlans.of(visibility, selection)
            .map(plans -> rows.read(plans, total, traits, most))
            .orElse(Map.of());
  }

  /** In characters, about: what a client asked can be long. */
  private static int weight(Key key, Map<Trait, List<Facet>> counted) {
    int facets = counted.values().stream().mapToInt(List::size).sum();
    return 100 * (1 + facets) + key.selection().toString().length();
  }

  /**
   * @param edits what else than a scan changes it
   */
  private record Key(String edits, Selection selection, Set<Trait> traits) {}

  private record Counted(String version, Instant at, long total, Map<Trait, List<Facet>> facets) {}

  private record Whole(String version, Trait trait) {}
}
