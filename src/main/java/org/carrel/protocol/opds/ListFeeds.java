package org.carrel.protocol.opds;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.carrel.catalog.BookEntry;
import org.carrel.catalog.Facets;
import org.carrel.catalog.Page;
import org.carrel.catalog.Part;
import org.carrel.catalog.PublisherEntry;
import org.carrel.catalog.Publishers;
import org.carrel.catalog.TagEntry;
import org.carrel.catalog.TagIndex;
import org.carrel.catalog.Trait;
import org.carrel.collecting.ReadingList;
import org.carrel.collecting.ReadingLists;
import org.carrel.collecting.SmartList;
import org.carrel.collecting.SmartListBooks;

/** Lists of tags, publishers and languages, and those that somebody has made. */
@Singleton
class ListFeeds {
  private static final String SUBSECTION = "subsection";

  private final TagIndex tags;
  private final Publishers publishers;
  private final Facets facets;
  private final ReadingLists lists;
  private final SmartListBooks smart;
  private final NavigationFeeds navigation;
  private final NumberedBooks numbered;

  @Inject
  ListFeeds(
      TagIndex tags,
      Publishers publishers,
      Facets facets,
      ReadingLists lists,
      SmartListBooks smart,
      NavigationFeeds navigation,
      NumberedBooks numbered) {
    this.tags = tags;
    this.publishers = publishers;
    this.facets = facets;
    this.lists = lists;
    this.smart = smart;
    this.navigation = navigation;
    this.numbered = numbered;
  }

  Feed tags(Asked asked) {
    FeedFrame frame = asked.navigation("tags", "Tags");
    Page<TagEntry> page =
        tags.page(asked.visibility(), frame.paging().position(), frame.paging().size());
    Instant newest = navigation.newest(asked.visibility());
    List<Entry> entries =
        page.items().stream()
            .map(
                tag ->
                    entry(
                        "urn:carrel:tag:" + tag.id(),
                        tag.name(),
                        newest,
                        Labels.books(tag.books()),
                        books(asked, "tags/" + tag.id()).counting(tag.books())))
            .toList();
    return frame.page(page, entries, newest);
  }

  Feed publishers(Asked asked) {
    FeedFrame frame = asked.navigation("publishers", "Publishers");
    Page<PublisherEntry> page =
        publishers.page(asked.visibility(), frame.paging().position(), frame.paging().size());
    Instant newest = navigation.newest(asked.visibility());
    List<Entry> entries =
        page.items().stream()
            .map(
                publisher ->
                    entry(
                        "urn:carrel:publisher:" + publisher.id(),
                        publisher.name(),
                        newest,
                        Labels.books(publisher.books()),
                        books(asked, "publishers/" + publisher.id()).counting(publisher.books())))
            .toList();
    return frame.page(page, entries, newest);
  }

  /** Whole: there are few. */
  Feed languages(Asked asked) {
    Instant newest = navigation.newest(asked.visibility());
    List<Entry> entries =
        facets.all(asked.visibility(), Trait.LANGUAGE).stream()
            .map(
                language ->
                    entry(
                        "urn:carrel:language:" + CatalogPaths.encoded(language.value()),
                        Labels.language(language.value()),
                        newest,
                        Labels.books(language.books()),
                        books(asked, "books?language=" + CatalogPaths.encoded(language.value()))
                            .counting(language.books())))
            .toList();
    return asked.navigation("languages", "Languages").whole(entries, newest);
  }

  Feed readingLists(Asked asked) {
    Part<ReadingList> part = lists.page(asked.caller(), asked.paging().range());
    List<Entry> entries =
        part.items().stream()
            .map(
                list ->
                    entry(
                        "urn:uuid:" + list.id(),
                        list.name(),
                        list.updated(),
                        "A reading list",
                        books(asked, "reading-lists/" + list.id())))
            .toList();
    Instant newest =
        part.items().stream()
            .map(ReadingList::updated)
            .max(Instant::compareTo)
            .orElse(Instant.EPOCH);
    return asked.navigation("reading-lists", "Reading lists").part(part, entries, newest);
  }

  /** In the list's own order. */
  Feed readingList(Asked asked, UUID id) {
    ReadingList list = lists.get(asked.caller(), id);
    List<BookEntry> books = lists.books(asked.caller(), List.of(id)).getOrDefault(id, List.of());
    Part.Range range = asked.paging().range();
    int from = (int) Math.min(range.offset(), books.size());
    int to = Math.min(from + range.limit(), books.size());
    return numbered.feed(asked, list.name(), new Part<>(books.subList(from, to), books.size()));
  }

  Feed smartLists(Asked asked) {
    Instant newest = navigation.newest(asked.visibility());
    List<Entry> entries =
        smart.seen(asked.caller()).stream().map(list -> entry(asked, list, newest)).toList();
    return asked.navigation("smart-lists", "Smart lists").whole(entries, newest);
  }

  private static Entry entry(Asked asked, SmartList list, Instant updated) {
    return entry(
        "urn:uuid:" + list.id(),
        list.name(),
        updated,
        "A smart list",
        books(asked, "smart-lists/" + list.id()));
  }

  private static Entry entry(String id, String title, Instant updated, String text, Link link) {
    return new Entry.Navigation(id, title, updated, text, link);
  }

  private static Link books(Asked asked, String path) {
    return new Link(SUBSECTION, asked.version().acquisition(), asked.paths().list(path));
  }
}
