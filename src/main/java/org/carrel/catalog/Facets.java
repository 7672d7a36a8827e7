package org.carrel.catalog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private final Cache<Key, List<Facet>> known =
      Caffeine.newBuilder()
          .maximumWeight(50_000)
          .weigher((Key key, List<Facet> facets) -> 1 + facets.size())
          .expireAfterAccess(Duration.ofMinutes(10))
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
   * its books are counted.
   */
  public Map<Trait, List<Facet>> of(
      Visibility visibility, Selection selection, Narrowing narrowing) {
    Map<Trait, List<Facet>> facets = new EnumMap<>(Trait.class);
    for (Trait trait : Trait.values()) {
      Selection others =
          new Selection.Narrowed(selection, narrowing.without(trait), Optional.empty());
      List<Facet> most = kept(visibility, others, trait, MOST);
      String active = narrowing.traits().get(trait);
      facets.put(
          trait,
          active == null || most.stream().anyMatch(facet -> facet.value().equals(active))
              ? most
              : with(visibility, selection, narrowing, trait, most));
    }
    return facets;
  }

  private List<Facet> with(
      Visibility visibility,
      Selection selection,
      Narrowing narrowing,
      Trait trait,
      List<Facet> most) {
    Selection narrowed = new Selection.Narrowed(selection, narrowing, Optional.empty());
    long total = books.count(visibility, narrowed);
    String value = narrowing.traits().get(trait);
    if (total == 0 || value == null) {
      return most;
    }
    List<Facet> facets = new ArrayList<>(most);
    facets.add(new Facet(value, rows.label(trait, value), total));
    return List.copyOf(facets);
  }

  /** Every value that a trait has among all books, those that most books have first. */
  public List<Facet> all(Visibility visibility, Trait trait) {
    return kept(visibility, new Selection.All(), trait, Integer.MAX_VALUE);
  }

  private List<Facet> kept(Visibility visibility, Selection selection, Trait trait, int most) {
    Key key = new Key(versions.of(visibility), selection, trait, most);
    return known.get(key, absent -> counted(visibility, selection, trait, most));
  }

  private List<Facet> counted(Visibility visibility, Selection selection, Trait trait, int most) {
    long total = books.count(visibility, selection);
    return total == 0
        ? List.of()
        : BookPlans.of(visibility, selection)
            .map(plans -> rows.read(plans.grouping(total), trait, most))
            .orElse(List.of());
  }

  private record Key(String version, Selection selection, Trait trait, int most) {}
}
