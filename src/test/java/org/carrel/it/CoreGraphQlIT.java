package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.carrel.format.SampleBooks;
import org.carrel.format.SampleBooks.Facts;
import org.carrel.http.JsonText;
import org.carrel.run.FileTree;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Asks the core API as Stump's clients do. */
final class CoreGraphQlIT extends GraphQlTest {
  private static final Path FOLDER = Path.of(System.getProperty("carrel.it.folder", "target/it"));

  private static String library = "";

  @BeforeEach
  void fillTheLibrary() throws IOException {
    if (library.isEmpty()) {
      Path folder = FOLDER.resolve("graphql-library");
      FileTree.delete(folder);
      Files.createDirectories(folder);
      SampleBooks.epub(folder.resolve("gq-1.epub"), Facts.of("First", "Ana").in("Gqsaga", "1"));
      SampleBooks.epub(folder.resolve("gq-2.epub"), Facts.of("Second", "Ana").in("Gqsaga", "2"));
      SampleBooks.pdf(folder.resolve("gq-3.pdf"), 3, Facts.of("Alone", "Paul"));
      library = house.library("GraphQl", folder);
    }
  }

  @Test
  void tellsWhoAsks() {
    assertThat(
            ask(
                """
                { me { id username isServerOwner permissions createdAt isLocked lastLogin
                  loginSessionsCount ageRestriction { age } preferences { locale thumbnailRatio
                    homeArrangement { sections { visible config { __typename
                      ... on RecentlyAdded { entity } } } }
                    navigationArrangement { locked sections { config {
                      ... on SystemArrangementConfig { variant links } } } } } } }"""))
        .contains("\"isServerOwner\":true", "\"variant\":\"HOME\"", "\"entity\":\"BOOKS\"");
  }

  @Test
  void listsBooksWithAllAroundThem() {
    String text =
        ask(
            """
            query Books($library: String!) {
              media(filter: {series: {libraryId: {eq: $library}}, name: {startsWith: "gq-"}}) {
                nodes { id name size extension pages hash koreaderHash path status resolvedName
                  relativeLibraryPath seriesPosition tags { id name } thumbnail { url }
                  metadata { id title writers genres year number lockedFields }
                  series { id name mediaCount media(take: 1) { name } metadata { title } }
                  library { id name path config { libraryType defaultReadingDir } }
                  nextInSeries { nodes { name } } }
                pageInfo { __typename ... on OffsetPaginationInfo { totalItems totalPages } } } }""",
            Map.of("library", library));

    assertThat(text)
        .doesNotContain("\"errors\"")
        .contains(
            "\"totalItems\":2",
            "\"name\":\"gq-1\"",
            "\"seriesPosition\":2",
            "\"writers\":[\"Ana\"]",
            "\"mediaCount\":2",
            "/thumbnail\"");
  }

  @Test
  void booksWithoutASeriesStandOnAShelf() {
    String text =
        ask(
            """
            { media(filter: {name: {eq: "gq-3"}}) { nodes { seriesId
              series { name media { name } mediaCount mediaAlphabet path resolvedName } } } }""");

    assertThat(text).contains("\"seriesId\":null", "\"name\":\"GraphQl\"", "\"gq-3\"");
  }

  @Test
  void listsSeriesLibrariesAndAuthors() {
    assertThat(
            ask(
                """
                { series(filter: {name: {eq: "Gqsaga"}}) { nodes { name path library { name }
                    tags { name } media { name } } pageInfo { __typename } }
                  recentlyAddedSeries(pagination: {cursor: {limit: 1}}) { nodes { name }
                    pageInfo { ... on CursorPaginationInfo { nextCursor limit } } }
                  libraries(search: "graphq") { nodes { name series { name } media(take: 1) { name }
                    authors { name } genres publishers lastScan { id timestamp }
                    scanHistory { libraryId } excludedUsers { id } tags { name } } }
                  authors(search: "Ana", pagination: {none: {unpaginated: true}}) { nodes {
                    name books { name } series { title } standalones { name } } }
                  mediaMetadataOverview { writers publishers series }
                  mediaCount mediaDiskUsage numberOfSeries numberOfLibraries mediaAlphabet
                  seriesAlphabet librariesAlphabet tags { name } duplicateMedia { id }
                  userCount loginActivity { userAgent user { username } } apiKeys { id } }"""))
        .contains("\"name\":\"Gqsaga\"", "\"title\":\"Gqsaga\"");
  }

  @Test
  void makesAndEndsAKey() {
    String made =
        ask(
            """
            mutation { createApiKey(input: {name: "gq", permissions: {custom: [DOWNLOAD_FILE]}}) {
              secret apiKey { id name permissions {
                ... on UserPermissionStruct { value } } } } }""");
    assertThat(made).contains("\"value\":[\"DOWNLOAD_FILE\"]");
    String id = made.replaceAll("(?s).*\"id\":(\\d+).*", "$1");

    assertThat(ask("mutation { deleteApiKey(id: " + id + ") { name } }")).contains("\"gq\"");
    assertThat(ask("{ apiKeyById(id: " + id + ") { name } }", Map.of())).contains("NOT_FOUND");
  }

  @Test
  void nobodyRaisesTheirOwnRights() {
    Household.Member member = house.member("DOWNLOAD_FILE");
    token = house.token(member.name());

    assertThat(
            ask(
                """
                mutation Raise($name: String!) { updateViewer(input: {username: $name,
                  permissions: [MANAGE_SERVER]}) { id } }""",
                Map.of("name", member.name())))
        .contains("FORBIDDEN");
    assertThat(ask("{ users { nodes { id } } }", Map.of())).contains("FORBIDDEN");
    assertThat(ask("{ loginActivity { id } }", Map.of())).contains("FORBIDDEN");
  }

  @Test
  void refusesNumbersThatAreTooLarge() {
    String listed = "{ libraries { nodes { media(take: 3000000000) { id } } } }";
    assertThat(ask(listed, Map.of())).contains("\"code\":\"INVALID\"");

    String users = "{\"query\":\"{ users(limit: 3000000000) { totalCount } }\"}";
    assertThat(client().postJson("/api/query", users, studio()).text())
        .contains("too large")
        .doesNotContain("INTERNAL");
  }

  @Test
  void refusesNumbersOfEndlessDigits() {
    for (String filter :
        new String[] {"createdAt: {gt: 1e-999999999}", "metadata: {year: {gt: 1e999999999}}"}) {
      assertThat(ask("{ media(filter: {" + filter + "}) { nodes { id } } }", Map.of()))
          .contains("GRAPHQL_VALIDATION_FAILED");
    }
  }

  private String[] studio() {
    String login = JsonText.of(Map.of("username", Household.OWNER, "password", Household.PASSWORD));
    return Household.bearer(client().postJson("/api/auth/login", login).member("token"));
  }
}
