package org.carrel.collecting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.carrel.catalog.BookEntry;
import org.carrel.catalog.Part.Range;
import org.carrel.failure.Reason;
import org.carrel.identity.Caller;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ReadingListsTest extends CollectingTest {
  private static final Caller GUEST = Caller.anonymousReader();

  @SuppressWarnings("NullAway.Init")
  private ReadingLists lists;

  @BeforeEach
  void wire() {
    lists =
        new ReadingLists(
            new ReadingListRows(library.rows()),
            library.books(),
            policy,
            library.database().transactions(),
            library.clock());
  }

  private ReadingListPlan plan(String name, Audience audience, String... titles) {
    List<UUID> books = Stream.of(titles).map(library::book).toList();
    return new ReadingListPlan(name, Optional.of(audience), books);
  }

  private List<String> titles(Caller caller, ReadingList list) {
    return lists.books(caller, List.of(list.id())).getOrDefault(list.id(), List.of()).stream()
        .map(BookEntry::title)
        .toList();
  }

  private List<String> names(Caller caller) {
    return lists.page(caller, Range.MANY).items().stream().map(ReadingList::name).toList();
  }

  @Test
  void booksStayInTheirOrder() {
    ReadingList list =
        lists.create(ida, plan(" Mine ", Audience.PRIVATE, "Saga 2", "Novel", "Saga 1", "Novel"));

    assertThat(list.name()).isEqualTo("Mine");
    assertThat(titles(ida, list)).containsExactly("Saga 2", "Novel", "Saga 1");

    ReadingListPlan other =
        new ReadingListPlan("Ours", Optional.empty(), List.of(library.book("Saga 1")));
    ReadingList changed = lists.update(ida, list.id(), other);
    assertThat(changed.name()).isEqualTo("Ours");
    assertThat(changed.audience()).isEqualTo(Audience.PRIVATE);
    assertThat(titles(ida, changed)).containsExactly("Saga 1");

    lists.delete(ida, list.id());
    assertRefused(Reason.NOT_FOUND, () -> lists.get(ida, list.id()));
  }

  @Test
  void everybodySeesWhatIsForThem() {
    for (Audience audience : Audience.values()) {
      lists.create(ida, plan(audience.name(), audience));
    }

    assertThat(names(ida)).containsExactly("PRIVATE", "PUBLIC", "SHARED");
    assertThat(names(paul)).containsExactly("PUBLIC", "SHARED");
    assertThat(names(owner)).containsExactly("PUBLIC", "SHARED");
    assertThat(names(GUEST)).containsExactly("PUBLIC");
    assertThat(lists.page(paul, new Range(1, 1)).items()).hasSize(1);
    assertThat(lists.page(paul, new Range(1, 1)).total()).isEqualTo(2);
  }

  @Test
  void othersListsAreReadAtMost() {
    ReadingList own = lists.create(ida, plan("Own", Audience.PRIVATE));
    ReadingList open = lists.create(ida, plan("Open", Audience.PUBLIC));
    ReadingListPlan stolen = plan("Stolen", Audience.PRIVATE);

    assertRefused(Reason.NOT_FOUND, () -> lists.get(paul, own.id()));
    assertRefused(Reason.NOT_FOUND, () -> lists.update(paul, own.id(), stolen));
    assertRefused(Reason.NOT_FOUND, () -> lists.delete(owner, own.id()));
    assertRefused(Reason.FORBIDDEN, () -> lists.update(paul, open.id(), stolen));
    assertRefused(Reason.FORBIDDEN, () -> lists.delete(paul, open.id()));
    assertRefused(Reason.FORBIDDEN, () -> lists.create(GUEST, stolen));
  }

  @Test
  void hiddenBooksAreLeftOutAndNotTaken() {
    ReadingList list = lists.create(ida, plan("Open", Audience.PUBLIC, "Novel"));
    ReadingListPlan again = plan("Mine", Audience.PRIVATE, "Novel");
    exclude(paul);

    assertThat(titles(paul, list)).isEmpty();
    assertThat(titles(ida, list)).containsExactly("Novel");
    assertRefused(Reason.NOT_FOUND, () -> lists.create(paul, again));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a\0b", "a\nb"})
  void refusesNamesThatAreNone(String name) {
    assertRefused(Reason.INVALID, () -> plan(name, Audience.PUBLIC));
    assertRefused(Reason.INVALID, () -> plan("x".repeat(256), Audience.PUBLIC));
  }

  @Test
  void halfACharacterBreaksNothing() {
    assertThat(lists.create(ida, plan("a\uD800b", Audience.PRIVATE)).name()).hasSize(3);
  }

  @Test
  void refusesListsWithoutEnd() {
    List<UUID> many = Stream.generate(UUID::randomUUID).limit(1_001).toList();

    assertRefused(Reason.INVALID, () -> new ReadingListPlan("x", Optional.empty(), many));
    assertThat(
            new ReadingListPlan("x", Optional.empty(), Collections.nCopies(5_000, many.get(0)))
                .books())
        .hasSize(1);
  }

  @Test
  void longListsLeaveNoOtherEmpty() {
    List<UUID> listed =
        Stream.iterate(0, i -> i + 1)
            .limit(11)
            .map(i -> lists.create(ida, plan("List " + i, Audience.PRIVATE, "Novel")).id())
            .toList();
    listed.forEach(this::fill);

    Map<UUID, List<UUID>> found =
        library
            .database()
            .transactions()
            .call(() -> new ReadingListRows(library.rows()).books(listed));

    assertThat(found.values()).hasSize(11).allSatisfy(books -> assertThat(books).hasSize(1_000));
  }

  private void fill(UUID list) {
    List<UUID> books = Collections.nCopies(1_000, library.book("Novel"));
    library
        .database()
        .transactions()
        .run(() -> new ReadingListRows(library.rows()).list(list, books));
  }
}
