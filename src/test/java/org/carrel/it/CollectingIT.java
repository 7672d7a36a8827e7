package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.carrel.format.SampleBooks;
import org.carrel.format.SampleBooks.Facts;
import org.carrel.run.FileTree;
import org.junit.jupiter.api.Test;

/** What people put together themselves, and what editors say, over the core API. */
final class CollectingIT extends CollectingTest {
  @Test
  void whatSomebodyLikesIsTheirOwn() {
    String ida = house.token(house.member().name());
    String book = book("co-1");
    String series = series();

    assertThat(
            told(
                ida,
                """
                mutation { favoriteMedia(id: "%s", isFavorite: true) { isFavorite }
                  favoriteSeries(id: "%s", isFavorite: true) { isFavorite }
                  shelf: favoriteSeries(id: "%s", isFavorite: true) { library { isFavorite } } }"""
                    .formatted(book, series, library)))
        .contains("\"favoriteSeries\":{\"isFavorite\":true}", "\"library\":{\"isFavorite\":true}");
    String list = "{ media(filter: {name: {startsWith: \"co-1\"}}) { nodes { isFavorite } } }";
    assertThat(told(ida, list)).contains("\"isFavorite\":true");
    assertThat(told(owner, list)).contains("\"isFavorite\":false");
    assertThat(ask(ida, "mutation { favoriteMedia(id: \"x\", isFavorite: true) { id } }", Map.of()))
        .contains("NOT_FOUND");
  }

  @Test
  void aReadingListKeepsItsOrderAndShowsWhatIsSeen() {
    Household.Member ida = house.member();
    Household.Member paul = house.member();
    String token = house.token(ida.name());
    hide(paul.id(), "Grimdark");
    String made =
        told(
            token,
            """
            mutation { createReadingList(input: {id: "", name: "Best", visibility: PUBLIC,
              mediaIds: ["%s", "%s"]}) { id name visibility ordering creatingUserId updatedAt
                books { name } } }"""
                .formatted(book("co-3"), book("co-1")));
    assertThat(made).contains("\"books\":[{\"name\":\"co-3\"},{\"name\":\"co-1\"}]", "PUBLIC");
    String id = Pages.first(made, "\"id\":\"([^\"]+)\"");

    String one = "{ readingListById(id: \"" + id + "\") { name books { name } } }";
    String other = house.token(paul.name());
    assertThat(told(other, one)).contains("\"books\":[{\"name\":\"co-1\"}]");
    String change =
        "mutation { updateReadingList(input: {id: \"%s\", name: \"Mine\", visibility: PRIVATE,"
            + " mediaIds: []}) { name } }";
    assertThat(ask(other, change.formatted(id), Map.of())).contains("FORBIDDEN");
    assertThat(told(token, change.formatted(id))).contains("\"name\":\"Mine\"");
    assertThat(ask(other, one, Map.of())).contains("NOT_FOUND");
    assertThat(told(token, "{ readingLists { nodes { id } pageInfo { __typename } } }"))
        .contains(id);
    assertThat(told(token, "mutation { deleteReadingList(id: \"" + id + "\") { id } }"))
        .contains(id);
    assertThat(ask(token, one, Map.of())).contains("NOT_FOUND");
  }

  @Test
  void booksArePutBehindThoseOfAnOwnList() {
    Household.Member ida = house.member();
    Household.Member paul = house.member();
    String token = house.token(ida.name());
    hide(paul.id(), "Grimdark");
    String made =
        told(
            token,
            """
            mutation { createReadingList(input: {id: "", name: "Later", visibility: PUBLIC,
              mediaIds: ["%s"]}) { id } }"""
                .formatted(book("co-3")));
    String id = Pages.first(made, "\"id\":\"([^\"]+)\"");
    String add = "mutation { addToReadingList(id: \"%s\", mediaIds: [%s]) { books { name } } }";
    String both = "\"%s\", \"%s\"".formatted(book("co-1"), book("co-3"));

    assertThat(told(token, add.formatted(id, both)))
        .contains("\"books\":[{\"name\":\"co-3\"},{\"name\":\"co-1\"}]");
    String other = house.token(paul.name());
    assertThat(ask(other, add.formatted(id, both), Map.of())).contains("FORBIDDEN");
    String own =
        Pages.first(
            told(
                other,
                "mutation { createReadingList(input: {id: \"\", name: \"P\", mediaIds: []}) { id } }"),
            "\"id\":\"([^\"]+)\"");
    assertThat(ask(other, add.formatted(own, both), Map.of())).contains("NOT_FOUND");
    assertThat(ask(token, add.formatted(own, both), Map.of())).contains("NOT_FOUND");
  }

  @Test
  void editorsTagBooksAndMergeSeries() {
    String editor = house.token(house.member("EDIT_METADATA").name());
    String reader = house.token(house.member().name());
    String book = book("co-2");
    String series = series();
    String tag =
        "mutation { setMediaTags(id: \"%s\", tags: [\"%s\"]) { tags { id name } } }"
            .formatted(book, "Cotag");
    assertThat(ask(reader, tag, Map.of())).contains("FORBIDDEN");
    String id = Pages.first(told(editor, tag), "\"id\":(\\d+),\"name\":\"Cotag\"");
    String all =
        """
        mutation { createTags(tags: ["cotag", "Cotag 2"]) { name }
          setSeriesTags(id: "%1$s", tags: ["Cotag 2"]) { tags { name } }
          renameTag(id: %2$s, name: "Cotag 3") { id name }
          deleteTags(tags: ["Cotag 2", "Cotag 3"]) { name } }"""
            .formatted(series, id);
    assertThat(told(editor, all))
        .contains("\"createTags\":[{\"name\":\"Cotag\"},{\"name\":\"Cotag 2\"}]")
        .contains("\"deleteTags\":[{\"name\":\"Cotag 2\"},{\"name\":\"Cotag 3\"}]");
    assertThat(told(editor, "{ mediaById(id: \"" + book + "\") { tags { name } } }"))
        .contains("\"tags\":[]");

    String merge =
        "mutation { mergeSeries(targetId: \"%1$s\", sourceIds: [\"%1$s\"]) { id } }"
            .formatted(series);
    assertThat(ask(editor, merge, Map.of())).contains("INVALID");
    assertThat(ask(reader, merge, Map.of())).contains("FORBIDDEN");
  }

  @Test
  void mergedSeriesAreOneAndComeApartAgain() throws IOException {
    Path folder = FOLDER.resolve("merging-library");
    FileTree.delete(folder);
    Files.createDirectories(folder.resolve("b"));
    SampleBooks.epub(folder.resolve("me-1.epub"), Facts.of("Me 1", "Ana").in("Mesaga", "1"));
    SampleBooks.epub(folder.resolve("b/me-2.epub"), Facts.of("Me 2", "Ana").in("Me Story", "2"));
    house.library("Merging", folder);
    String list =
        told(owner, "{ series(filter: {name: {startsWith: \"Me\"}}) { nodes { name id } } }");
    String target = Pages.first(list, "\"name\":\"Mesaga\",\"id\":\"([^\"]+)\"");
    String source = Pages.first(list, "\"name\":\"Me Story\",\"id\":\"([^\"]+)\"");

    assertThat(
            told(
                owner,
                """
                mutation { mergeSeries(targetId: "%s", sourceIds: ["%s"]) { mediaCount
                  media { name } mergedSources { name path } } }"""
                    .formatted(target, source)))
        .contains("\"mediaCount\":2", "me-2", "\"name\":\"Me Story\"", "/b\"");
    assertThat(told(owner, "{ seriesById(id: \"" + source + "\") { id } }"))
        .contains("\"seriesById\":null");
    assertThat(
            told(
                owner,
                "mutation { unmergeSeries(id: \"%s\") { mediaCount mergedSources { name } } }"
                    .formatted(target)))
        .contains("\"mediaCount\":1", "\"mergedSources\":[]");
    assertThat(told(owner, "{ seriesById(id: \"" + source + "\") { mediaCount } }"))
        .contains("\"mediaCount\":1");
  }

  private static final String SMART =
      """
      mutation Save($filters: [SmartListFilterGroupInput!]!, $grouping: SmartListGrouping!) {
        createSmartList(input: {name: "Smart", joiner: AND, defaultGrouping: $grouping,
            visibility: SHARED, filters: $filters}) {
          id filters joiner defaultGrouping visibility creatorId thumbnail { url } views { id }
          books(limit: 5) { name } meta { matchedBooks matchedSeries matchedLibraries } } }""";

  private static Map<String, Object> named(String prefix) {
    return Map.of(
        "joiner",
        "AND",
        "groups",
        List.of(Map.of("media", Map.of("name", Map.of("startsWith", prefix)))));
  }

  @Test
  void aSmartListIsAskedByWhoeverLooks() {
    Household.Member ida = house.member("ACCESS_SMART_LIST");
    Household.Member paul = house.member("ACCESS_SMART_LIST");
    String token = house.token(ida.name());
    hide(paul.id(), "Grimdark");
    Map<String, Object> old =
        Map.of(
            "joiner",
            "NOT",
            "groups",
            List.of(
                Map.of("media", Map.of("createdAt", Map.of("lt", "2001-01-01T00:00:00Z"))),
                Map.of("media", Map.of("readingStatus", Map.of("is", "FINISHED"))),
                Map.of("library", Map.of("name", Map.of("eq", "Nowhere"))),
                Map.of("seriesMetadata", Map.of("year", Map.of("gt", 3000)))));

    String made =
        ask(token, SMART, Map.of("grouping", "BY_SERIES", "filters", List.of(named("co-"), old)));
    assertThat(made)
        .doesNotContain("\"errors\"")
        .contains("\"matchedBooks\":3", "\"matchedSeries\":1", "startsWith", "2001-01-01");
    String id = Pages.first(made, "\"id\":\"([^\"]+)\"");

    String items =
        """
        { smartListById(id: "%1$s") { name } smartListMeta(id: "%1$s") { matchedBooks }
          smartListItems(id: "%1$s") { __typename ... on SmartListGrouped { items {
            entity { __typename ... on Series { name } ... on Library { name } }
            books { name } } } } }"""
            .formatted(id);
    assertThat(told(token, items))
        .contains("{\"__typename\":\"Series\",\"name\":\"Cosaga\"}", "co-1", "co-2", "co-3");
    assertThat(told(house.token(paul.name()), items))
        .contains("\"matchedBooks\":2", "co-1")
        .doesNotContain("co-3");
    assertThat(ask(house.token(house.member().name()), items, Map.of())).contains("FORBIDDEN");
  }

  @Test
  void aSmartListOfNonsenseIsNotKept() {
    String token = house.token(house.member("ACCESS_SMART_LIST").name());
    List<String> ids = IntStream.range(0, 1_001).mapToObj(String::valueOf).toList();
    for (Object groups :
        List.of(
            Map.of("media", Map.of("unknown", 1)),
            Map.of("media", Map.of(), "library", Map.of()),
            Map.of("media", Map.of("id", Map.of("anyOf", ids))))) {
      Object filter = Map.of("joiner", "AND", "groups", List.of(groups));
      assertThat(ask(token, SMART, Map.of("grouping", "BY_BOOKS", "filters", List.of(filter))))
          .contains("\"errors\"")
          .doesNotContain("INTERNAL");
    }
    assertThat(told(token, "{ smartLists { id } }")).contains("\"smartLists\":[]");
  }

  @Test
  void aSmartListHasViews() {
    String token = house.token(house.member("ACCESS_SMART_LIST").name());
    String made =
        ask(token, SMART, Map.of("grouping", "BY_LIBRARY", "filters", List.of(named("co-1"))));
    String id = Pages.first(made, "\"id\":\"([^\"]+)\"");
    String input =
        """
        {name: "%s", listId: "%s", bookColumns: [{id: "name", position: 1}], groupColumns: [],
          bookSorting: [{id: "name", desc: true}], groupSorting: [], search: "x"}""";

    told(
        token,
        "mutation { createSmartListView(input: " + input.formatted("Wide", id) + ") { id } }");
    assertThat(
            told(
                token,
                "mutation { updateSmartListView(originalName: \"Wide\", input: "
                    + input.formatted("Wider", id)
                    + ") { name bookColumns { id position } bookSorting { desc } search"
                    + " enableMultiSort } }"))
        .contains("\"position\":1", "\"desc\":true", "\"search\":\"x\"", "\"Wider\"");
    assertThat(
            told(
                token,
                """
                { smartListViews { name listId } smartLists(input: {search: "smar"}) {
                  views { name } items { ... on SmartListGrouped { items { entity {
                    ... on Library { name } } books { name } } } } } }"""))
        .contains(id, "\"entity\":{\"name\":\"Collecting\"}");
    told(token, "mutation { deleteSmartListView(id: \"" + id + "\", name: \"Wider\") { id } }");
    assertThat(told(token, "mutation { deleteSmartList(id: \"" + id + "\") { name } }"))
        .contains("Smart");
  }

  @Test
  void oneRequestAsksForTheContentsOfFewSmartLists() {
    String token = house.token(house.member("ACCESS_SMART_LIST").name());
    Map<String, Object> plan = Map.of("grouping", "BY_BOOKS", "filters", List.of(named("co-1")));
    for (int i = 0; i < 20; i++) {
      ask(token, SMART, plan);
    }
    String meta = "{ smartLists(input: {mine: true}) { meta { matchedBooks } thumbnail { url } } }";
    assertThat(told(token, meta)).contains("matchedBooks");

    ask(token, SMART, plan);
    assertThat(ask(token, meta, Map.of())).contains("INVALID").doesNotContain("INTERNAL");
    assertThat(told(token, "{ smartLists(input: {mine: true}) { id } }")).contains("\"id\"");
  }
}
