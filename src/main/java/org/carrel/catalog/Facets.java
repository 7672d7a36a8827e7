package org.carrel.catalog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
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
 * <p>Counting reads a selection whole, so what was counted is kept for as long as nothing changes;
 * those who ask at once wait for one counting.
 */
@Singleton
public class Facets {
  private static final int MOST = 20;

  private final Books books;
  private final FacetRows rows;
  private final FeedVersions versions;
  private final Cache<Key, Map<Trait, List<Facet>>> known =
      Caffeine.newBuilder()
          .maximumWeight(5_000_000)
          .weigher(Facets::weight)
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
  Facets(Books books, FacetRows rows, FeedVersions versions) {
    this.books = books;
    this.rows = rows;
    this.versions = versions;
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
    return whole.get(
        new Whole(versions.of(visibility), trait),
        absent ->
            counted(visibility, new Selection.All(), Set.of(trait), Integer.MAX_VALUE)
                .getOrDefault(trait, List.of()));
  }

  private Map<Trait, List<Facet>> kept(
      Visibility visibility, Selection selection, Set<Trait> traits) {
    Key key = new Key(versions.of(visibility), selection, Set.copyOf(traits));
    boolean lasting = BookPlans.of(visibility, selection).map(BookPlans::lasting).orElse(true);
    return (lasting ? known : brief)
        .get(key, absent -> counted(visibility, selection, traits, MOST));
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

  private record Key(String version, Selection selection, Set<Trait> traits) {}

  private record Whole(String version, Trait trait) {}
}
