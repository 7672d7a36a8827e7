package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.it.FeedCrawl.list;
import static org.carrel.it.FeedCrawl.object;
import static org.carrel.it.OpdsTwoTest.link;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.carrel.catalog.CatalogueRows;
import org.carrel.run.DatabaseAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mariadb.jdbc.MariaDbDataSource;

/** Turns the pages of 1,000 books that all joined at one instant, while others join at it, too. */
final class OpdsPagingIT extends ServerTest {
  private static final int BOOKS = 1_000;
  private static final int MORE = 300;

  private CatalogueRows made;
  private String[] bearer;
  private final List<UUID> libraries = new ArrayList<>();

  @BeforeEach
  void fillTheCatalogue() throws SQLException {
    Household house = new Household(server());
    Household.Member member = house.member();
    KoreaderTest.sql(
        "INSERT INTO library_exclusion (account_id, library_id) SELECT ?, l.id FROM library l",
        member.id());
    DatabaseAddress at = Surroundings.address();
    MariaDbDataSource database = new MariaDbDataSource(at.url());
    database.setUser(at.user());
    database.setPassword(at.password());
    made = new CatalogueRows(database);
    add(BOOKS);
    bearer = Household.bearer(house.token(member.name()));
  }

  private void add(int books) {
    UUID library = made.library("Paged " + UUID.randomUUID());
    libraries.add(library);
    made.books(library, books, 10_000);
  }

  @AfterEach
  void leaveNothingBehind() throws SQLException {
    for (UUID library : libraries) {
      KoreaderTest.sql("DELETE FROM library WHERE id = ?", library.toString());
    }
  }

  private Answer get(String path) {
    return client().get(path, bearer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/opds/v1.2/books/latest",
        "/opds/v1.2/books?sort=author",
        "/opds/v1.2/books?language=en",
        "/opds/v2.0/books/latest",
        "/opds/v2.0/books?sort=published"
      })
  void followingNextMeetsEachBookOnceThoughOthersJoin(String feed) {
    Set<String> before = new HashSet<>(met(feed, 50, page -> {}));
    List<String> met =
        met(
            feed,
            40,
            page -> {
              if (page == 5) {
                add(MORE);
              }
            });

    assertThat(before).hasSize(feed.contains("language") ? BOOKS - 143 : BOOKS);
    assertThat(met).doesNotHaveDuplicates().containsAll(before);
    assertThat(met(feed, 90, page -> {})).hasSizeGreaterThan(before.size());
  }

  private interface Turned {
    void at(int page);
  }

  /**
   * @param size of a page; each walk has its own, so that none meets the pages that are kept
   */
  private List<String> met(String feed, int size, Turned turned) {
    List<String> met = new ArrayList<>();
    String next = feed + (feed.contains("?") ? "&" : "?") + "page_size=" + size;
    for (int page = 1; !next.isEmpty(); page++) {
      turned.at(page);
      next = feed.contains("v1.2") ? atom(next, met) : json(next, met);
    }
    return met;
  }

  /** Gives the next page's address; none at the end. */
  private String atom(String page, List<String> met) {
    String text = get(page).text();
    met.addAll(Pages.matches(text, "<id>(urn:uuid:[0-9a-f-]{36})</id>"));
    return String.join("", Pages.matches(text, "<link rel=\"next\"[^>]*href=\"([^\"]+)\""))
        .replace("&amp;", "&");
  }

  private String json(String page, List<String> met) {
    Map<String, Object> json = get(page).json();
    list(json, "publications")
        .forEach(book -> met.add(String.valueOf(object(book, "metadata").get("identifier"))));
    return link(json, "next");
  }
}
