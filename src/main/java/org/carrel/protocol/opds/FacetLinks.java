package org.carrel.protocol.opds;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carrel.catalog.BookOrder;
import org.carrel.catalog.Books;
import org.carrel.catalog.Column;
import org.carrel.catalog.Condition;
import org.carrel.catalog.Facets;
import org.carrel.catalog.Narrowing;
import org.carrel.catalog.Selection;
import org.carrel.catalog.Trait;
import org.carrel.format.BookType;
import org.carrel.protocol.opds.Choices.Read;
import org.carrel.protocol.opds.Feed.Facet;
import org.carrel.protocol.opds.Feed.FacetGroup;

/** Leads from a feed of books to fewer of them, or to another order of the same. */
@Singleton
class FacetLinks {
  private static final String FACET = "http://opds-spec.org/facet";

  private static final Set<Read> BEGUN = EnumSet.complementOf(EnumSet.of(Read.UNREAD));

  private final Facets facets;
  private final Books books;

  @Inject
  FacetLinks(Facets facets, Books books) {
    this.facets = facets;
    this.books = books;
  }

  /**
   * Groups that leave a choice; each has at most one active facet.
   *
   * @param path of the feed
   * @param opened as {@link Choices#of} takes it
   */
  List<FacetGroup> of(
      Asked asked, String path, Selection selection, Choices choices, Optional<Column> opened) {
    Choosing choosing = new Choosing(asked, path, choices);
    List<FacetGroup> groups = new ArrayList<>();
    Map<Trait, List<Facets.Facet>> counted =
        facets.of(asked.visibility(), selection, choices.narrowing());
    for (Trait trait : Trait.values()) {
      choosing.add(
          groups, title(trait), choosing.of(trait, counted.getOrDefault(trait, List.of())));
    }
    opened.ifPresent(
        column -> choosing.add(groups, "Read status", read(choosing, selection, column)));
    if (counted.values().stream().anyMatch(of -> !of.isEmpty()) || !choices.none()) {
      choosing.add(groups, "Sort", choosing.orders(selection));
    }
    return groups;
  }

  private List<Facet> read(Choosing choosing, Selection selection, Column opened) {
    List<Facet> links = new ArrayList<>();
    Map<Read, Long> counts = counts(choosing, selection, opened);
    for (Read read : Read.values()) {
      long count = counts.getOrDefault(read, 0L);
      boolean active = choosing.choices.read().filter(read::equals).isPresent();
      if (count > 0 || active) {
        links.add(choosing.facet(Choices.READ, Choices.text(read), read.title(), count, active));
      }
    }
    return choosing.withAny(Choices.READ, links);
  }

  /** The unread are those that are left: to look for them would read the whole catalogue. */
  private Map<Read, Long> counts(Choosing choosing, Selection selection, Column opened) {
    List<Selection> lists = new ArrayList<>();
    lists.add(choosing.narrowed(selection, Optional.empty()));
    BEGUN.forEach(read -> lists.add(choosing.narrowed(selection, Optional.of(read.of(opened)))));
    Iterator<Long> found = books.counts(choosing.asked.visibility(), lists).iterator();
    Map<Read, Long> counts = new EnumMap<>(Read.class);
    long left = found.next();
    for (Read read : BEGUN) {
      long count = found.next();
      counts.put(read, count);
      left -= count;
    }
    counts.put(Read.UNREAD, Math.max(0, left));
    return counts;
  }

  private static String title(Trait trait) {
    return trait.name().charAt(0) + trait.name().substring(1).toLowerCase(Locale.ROOT);
  }

  /** The addresses of one feed, chosen otherwise. */
  private record Choosing(Asked asked, String path, Choices choices) {
    /** The feed's books as they are chosen, read status aside, and one condition more. */
    Selection narrowed(Selection selection, Optional<Condition> further) {
      Narrowing by = new Narrowing(choices.narrowing().traits(), further);
      return new Selection.Narrowed(selection, by, Optional.empty());
    }

    List<Facet> of(Trait trait, List<Facets.Facet> counted) {
      String chosen = choices.narrowing().traits().getOrDefault(trait, "");
      String parameter = Choices.parameter(trait);
      List<Facet> links = new ArrayList<>();
      for (Facets.Facet one : counted) {
        boolean active = one.value().equals(chosen);
        links.add(facet(parameter, one.value(), label(trait, one), one.books(), active));
      }
      return withAny(parameter, links);
    }

    /** The way back, where something is chosen. */
    List<Facet> withAny(String parameter, List<Facet> links) {
      if (asked.parameter(parameter).isEmpty()) {
        return links;
      }
      List<Facet> all = new ArrayList<>(links);
      all.add(facet(parameter, "", "Any", -1, false));
      return all;
    }

    List<Facet> orders(Selection selection) {
      BookOrder usual = usual(selection);
      BookOrder now = choices.order().orElse(usual);
      List<Facet> links = new ArrayList<>();
      for (BookOrder order : BookOrder.values()) {
        if (order == usual || Choices.ORDERS.contains(order)) {
          String value = order == usual ? "" : Choices.text(order);
          links.add(facet(Choices.SORT, value, title(order), -1, order == now));
        }
      }
      return links;
    }

    private static BookOrder usual(Selection selection) {
      if (selection instanceof Selection.OfSeries) {
        return BookOrder.PLACE;
      }
      if (selection instanceof Selection.Popular) {
        return BookOrder.READERS;
      }
      return selection instanceof Selection.Recent ? BookOrder.NEWEST : BookOrder.TITLE;
    }

    private static String title(BookOrder order) {
      return switch (order) {
        case TITLE -> "Title";
        case AUTHOR -> "Author";
        case NEWEST -> "Recently added";
        case PUBLISHED -> "Date of publication";
        case READERS -> "Most read";
        case PLACE -> "Place in the series";
      };
    }

    private static String label(Trait trait, Facets.Facet facet) {
      return switch (trait) {
        case LANGUAGE -> Labels.language(facet.label());
        case FORMAT -> format(facet.label());
        case LIBRARY, TAG, AUTHOR -> facet.label();
      };
    }

    private static String format(String mediaType) {
      for (BookType type : BookType.values()) {
        if (type.mediaType().equals(mediaType)) {
          return type.name();
        }
      }
      return mediaType;
    }

    Facet facet(String parameter, String value, String title, long count, boolean active) {
      Link link =
          new Link(FACET, asked.version().acquisition(), asked.chosen(path, parameter, value))
              .titled(title)
              .counting(count);
      return new Facet(link, active);
    }

    /** A single facet leaves no choice. */
    void add(List<FacetGroup> groups, String title, List<Facet> links) {
      if (links.size() > 1) {
        groups.add(new FacetGroup(title, links));
      }
    }
  }
}
