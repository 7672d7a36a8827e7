package org.carrel.catalog;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.carrel.access.Visibility;
import org.carrel.config.Transactions;
import org.carrel.failure.Failure;

/** The libraries somebody may see, also those without a book. */
@Singleton
public class LibraryAnswers {
  private static final String COLUMNS =
      """
      l.id AS id, l.number AS number, l.name AS name, l.description AS description,
      l.root AS root, l.open AS open, l.watch AS watch, l.kind AS kind, l.client_settings AS client_settings,
      l.created_at AS created_at, l.updated_at AS updated_at,
      (SELECT MAX(c.finished_at) FROM scan c
        WHERE c.library_id = l.id AND c.state = 'DONE' AND c.part = '') AS scanned_at""";

  private static final Map<String, Class<?>> TYPES = types();

  private final Rows rows;
  private final Transactions transactions;

  @Inject
  LibraryAnswers(Rows rows, Transactions transactions) {
    this.rows = rows;
    this.transactions = transactions;
  }

  /** In the order of the question; all of them, since a server has few. */
  public List<LibraryDetail> ask(Visibility visibility, Question question) {
    ConditionSql condition = new ConditionSql("l", question.condition());
    return read(visibility, condition.sql(), condition.parameters(), question.order("l.id"));
  }

  /**
   * @throws Failure NOT_FOUND for one that is unknown or hidden
   */
  public LibraryDetail require(Visibility visibility, UUID id) {
    return find(visibility, id).orElseThrow(() -> Failure.notFound("There is no such library."));
  }

  /** Empty for an unknown one and for one that is hidden alike. */
  public Optional<LibraryDetail> find(Visibility visibility, UUID id) {
    return read(visibility, "l.id = :id", Map.of("id", id), "l.id").stream().findFirst();
  }

  /** Those of the ids that are visible. */
  public Map<UUID, LibraryDetail> byId(Visibility visibility, Collection<UUID> ids) {
    return read(visibility, "l.id IN (:ids)", Map.of("ids", ids), "l.id").stream()
        .collect(Collectors.toMap(LibraryDetail::id, Function.identity()));
  }

  private List<LibraryDetail> read(
      Visibility visibility, String condition, Map<String, Object> named, String order) {
    Visible visible = Visible.libraries(visibility);
    String sql =
        "SELECT %s FROM library l WHERE %s AND %s ORDER BY %s"
            .formatted(COLUMNS, condition, visible.predicate(), order);
    return transactions.call(() -> rows.read(sql, visible.with(named), TYPES)).stream()
        .map(LibraryAnswers::detail)
        .toList();
  }

  private static LibraryDetail detail(Row row) {
    return new LibraryDetail(
        row.get("id", UUID.class),
        row.get("number", Integer.class),
        row.get("name", String.class),
        row.get("description", String.class),
        Path.of(row.get("root", String.class)),
        row.get("open", Boolean.class),
        row.get("watch", Boolean.class),
        row.get("kind", String.class),
        row.get("client_settings", String.class),
        row.get("created_at", Instant.class),
        row.get("updated_at", Instant.class),
        row.get("scanned_at", Instant.class));
  }

  private static Map<String, Class<?>> types() {
    Map<String, Class<?>> types = new HashMap<>();
    types.put("id", UUID.class);
    types.put("number", Integer.class);
    types.put("open", Boolean.class);
    types.put("watch", Boolean.class);
    for (String text : List.of("name", "description", "root", "kind", "client_settings")) {
      types.put(text, String.class);
    }
    for (String time : List.of("created_at", "updated_at", "scanned_at")) {
      types.put(time, Instant.class);
    }
    return types;
  }
}
