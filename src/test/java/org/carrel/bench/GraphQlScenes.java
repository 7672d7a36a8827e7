package org.carrel.bench;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.carrel.http.JsonText;

/**
 * The core GraphQL API beside the same data over REST and OPDS, at the size that the catalogue has;
 * lists come from the server that keeps nothing.
 */
record GraphQlScenes(Stage stage, Meter meter, Table table) {
  private static final int WORDS = 40;
  private static final int WARM_UPS = 3;
  private static final String ME =
      """
      { me { id username isServerOwner isLocked permissions createdAt ageRestriction { age }
          preferences { locale appTheme } } }""";
  private static final String BOOKS =
      """
      { media { nodes { id name extension size pages resolvedName
            metadata { title writers language publisher summary }
            series { id name } library { id name } tags { name } thumbnail { url }
            readProgress { page } }
          pageInfo { ... on OffsetPaginationInfo { totalItems } } } }""";
  private static final String SEARCH =
      """
      query Search($words: String!) {
        media(filter: {metadata: {title: {contains: $words}}}) {
          nodes { id name resolvedName metadata { writers } series { name } thumbnail { url } } } }""";

  void play() throws IOException {
    List<Kind> kinds = kinds();
    for (int i = 0; i < WARM_UPS; i++) {
      meter.warm(kinds);
    }
    table.addAll(meter.measure(kinds));
  }

  private List<Kind> kinds() {
    List<String> words = stage.catalogue().rareWords(WORDS);
    Target forgetful = stage.forgetful().target();
    return List.of(
        stage.kind("account by REST", Call.get("/api/v2/auth/me")),
        Kind.of("account by GraphQL", stage.carrel().target(), call(ME, Map.of())),
        stage.forgetfulKind("20 books by OPDS", List.of(Shelves.ALL)),
        Kind.of("20 books with children by GraphQL", forgetful, call(BOOKS, Map.of())),
        stage.forgetfulKind(
            sized("search by OPDS"),
            words.stream().map(word -> "/opds/v1.2/search/feed?search=" + word).toList()),
        Kind.of(
            sized("search of titles by GraphQL"),
            forgetful,
            words.stream().map(word -> call(SEARCH, Map.of("words", word))).toList()));
  }

  private String sized(String name) {
    return Bar.text("%s, %,d books", name, stage.catalogue().books());
  }

  private Call call(String document, Map<String, Object> variables) {
    return Call.postJson(
            "/api/graphql", JsonText.of(Map.of("query", document, "variables", variables)))
        .with("Authorization: Bearer " + stage.owner().token());
  }
}
