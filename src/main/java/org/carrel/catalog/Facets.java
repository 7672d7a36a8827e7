package org.carrel.catalog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
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
 * <p>Counting reads a selection whole, so what was counted is kept.
 */
@Singleton
public class Facets {
  private static final int MOST = 20;

  private final Books books;
  private final FacetRows rows;
  private final FeedVersions versions;
  private final Counts<Key, Counted> known;

  /** Of selections that change without the catalogue. */
  private final Cache<Seen, Counted> brief =
      Caffeine.newBuilder()
          .maximumWeight(3_000_000)
          .weigher((Seen seen, Counted counted) -> weight(seen.key(), counted))
          .expireAfterWrite(Duration.ofSeconds(5))
          .build();

  @Inject
  Facets(Books books, FacetRows rows, FeedVersions versions, Recount recount, Clock clock) {
    this.books = books;
    this.rows = rows;
    this.versions = versions;
    this.known = new Counts<>(versions, recount, clock, Counted::total, 20_000_000, Facets::weight);
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
   * Of each trait the 20 values that most books have, and the one that the selection is narrowed
   * to. Each narrows the selection further, or takes the place of the other value of its trait; so
   * its books are counted. A search that finds very many books is told neither tags nor authors.
   */
  public Map<Trait, List<Facet>> of(
      Visibility visibility, Selection selection, Narrowing narrowing) {
    Set<Trait> active = narrowing.traits().keySet();
    Set<Trait> others = EnumSet.allOf(Trait.class);
    others.removeAll(active);
    Map<Trait, List<Facet>> facets = new EnumMap<>(Trait.class);
    facets.putAll(kept(visibility, narrowed(selection, narrowing), others));
    for (Trait trait : active) {
      Selection wider = narrowed(selection, narrowing.without(trait));
      List<Facet> most = kept(visibility, wider, Set.of(trait)).getOrDefault(trait, List.of());
      facets.put(trait, with(visibility, selection, narrowing, trait, most));
    }
    return facets;
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
    return kept(visibility, new Key(new Selection.All(), Set.of(trait), Integer.MAX_VALUE))
        .getOrDefault(trait, List.of());
  }

  private Map<Trait, List<Facet>> kept(
      Visibility visibility, Selection selection, Set<Trait> traits) {
    return kept(visibility, new Key(selection, Set.copyOf(traits), MOST));
  }

  private Map<Trait, List<Facet>> kept(Visibility visibility, Key key) {
    boolean lasting = BookPlans.of(visibility, key.of()).map(BookPlans::lasting).orElse(true);
    return lasting
        ? known.get(visibility, key, () -> counted(visibility, key)).facets()
        : brief
            .get(new Seen(versions.ofContents(visibility), key), absent -> counted(visibility, key))
            .facets();
  }

  private Counted counted(Visibility visibility, Key key) {
    long total = books.count(visibility, key.of());
    if (total == 0) {
      return new Counted(0, Map.of());
    }
    return new Counted(
        total,
        BookPlans.of(visibility, key.of())
            .map(plans -> rows.read(plans, total, key.traits(), key.most()))
            .orElse(Map.of()));
  }

  /** In characters, about: what a client asked can be long. */
  private static int weight(Key key, Counted counted) {
    int facets = counted.facets().values().stream().mapToInt(List::size).sum();
    return 100 * (1 + facets) + key.of().toString().length();
  }

  private record Key(Selection of, Set<Trait> traits, int most) {}

  private record Seen(String version, Key key) {}

  /**
   * @param total how many books there are
   */
  private record Counted(long total, Map<Trait, List<Facet>> facets) {}
}
