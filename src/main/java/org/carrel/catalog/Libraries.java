package org.carrel.catalog;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.carrel.access.Policy;
import org.carrel.access.Visibility;
import org.carrel.config.Settings;
import org.carrel.config.Transactions;
import org.carrel.failure.Failure;
import org.carrel.identity.Caller;
import org.carrel.identity.Permission;

/** The folders that Carrel makes a catalogue of. */
@Singleton
public class Libraries {
  private static final int LONGEST_NAME = 100;

  private final EntityManager entityManager;
  private final Transactions transactions;
  private final Rows rows;
  private final Books books;
  private final FeedVersions versions;
  private final Policy policy;
  private final Settings settings;
  private final Clock clock;

  @Inject
  Libraries(
      EntityManager entityManager,
      Transactions transactions,
      Rows rows,
      Books books,
      FeedVersions versions,
      Policy policy,
      Settings settings,
      Clock clock) {
    this.entityManager = entityManager;
    this.transactions = transactions;
    this.rows = rows;
    this.books = books;
    this.versions = versions;
    this.policy = policy;
    this.settings = settings;
    this.clock = clock;
  }

  /** By name, those with at least one visible book, or with none at all. */
  public List<LibraryEntry> visible(Visibility visibility) {
    return transactions.call(
        () ->
            all().stream()
                .map(library -> entry(visibility, library))
                .filter(entry -> isShown(visibility, entry))
                .toList());
  }

  /** Empty for an unknown library and for one whose books are hidden alike. */
  public Optional<LibraryEntry> find(Visibility visibility, UUID id) {
    return transactions.call(
        () ->
            Optional.ofNullable(entityManager.find(Library.class, id))
                .map(library -> entry(visibility, library))
                .filter(entry -> isShown(visibility, entry)));
  }

  /** Whom no book's marks hide anything from, sees that a library is empty. */
  private boolean isShown(Visibility visibility, LibraryEntry entry) {
    return entry.books() > 0
        || !visibility.ratedOnly() && folder(visibility, entry.id()).isPresent();
  }

  /** Empty for an unknown library and for one that is hidden alike. */
  public Optional<LibraryFolder> folder(Visibility visibility, UUID id) {
    return Optional.ofNullable(folders(visibility, List.of(id)).get(id));
  }

  /** The same of many in one statement; what is unknown or hidden is missing. */
  public Map<UUID, LibraryFolder> folders(Visibility visibility, Collection<UUID> ids) {
    Visible visible = Visible.libraries(visibility);
    String sql =
        "SELECT l.id AS id, l.root AS root, l.open AS open FROM library l WHERE l.id IN (:ids) AND "
            + visible.predicate();
    Map<String, Class<?>> columns =
        Map.of("id", UUID.class, "root", String.class, "open", Boolean.class);
    return transactions
        .call(() -> rows.read(sql, visible.with(Map.of("ids", ids)), columns))
        .stream()
        .collect(
            Collectors.toMap(
                row -> row.get("id", UUID.class),
                row ->
                    new LibraryFolder(
                        Path.of(row.get("root", String.class)), row.get("open", Boolean.class))));
  }

  /**
   * Makes a library of a folder on the server; nothing of it is read yet.
   *
   * @throws Failure {@code FORBIDDEN} without CREATE_LIBRARY; {@code INVALID} for a name or folder
   *     that cannot be used; {@code CONFLICT} if the name is taken or the folder overlaps another
   *     library
   */
  public UUID create(Caller caller, String name, Path folder) {
    policy.require(caller, Permission.CREATE_LIBRARY);
    return create(name, folder);
  }

  /** Without a caller: at the start, by whoever runs the server. */
  UUID create(String name, Path folder) {
    String shown = name.strip();
    if (shown.isEmpty() || shown.length() > LONGEST_NAME) {
      throw Failure.invalid("A library's name has 1 to 100 characters.");
    }
    List<Path> others = transactions.call(this::all).stream().map(Library::root).toList();
    Path root = LibraryRoot.checked(folder, settings.data(), others);
    UUID id = UuidCreator.getTimeOrderedEpoch();
    if (transactions.call(() -> insert(id, shown, root)) == 0) {
      throw Failure.conflict("Another library has this name.");
    }
    versions.forget();
    return id;
  }

  /**
   * Shows a library to guests and self-registered accounts, too.
   *
   * @throws Failure {@code FORBIDDEN} without EDIT_LIBRARY; {@code NOT_FOUND} for an unknown one
   */
  public void open(Caller caller, UUID id) {
    change(caller, id, "open = TRUE");
  }

  /** Takes {@link #open} back; throws as it does. */
  public void close(Caller caller, UUID id) {
    change(caller, id, "open = FALSE");
  }

  private void change(Caller caller, UUID id, String assignment) {
    policy.require(caller, Permission.EDIT_LIBRARY);
    String sql =
        "UPDATE library SET %s, version = version + 1 WHERE id = :id".formatted(assignment);
    if (transactions.call(() -> rows.change(sql, Map.of("id", id))) == 0) {
      throw Failure.notFound("There is no such library.");
    }
    versions.forget();
  }

  private int insert(UUID id, String name, Path root) {
    return rows.change(
        """
        INSERT IGNORE INTO library (id, name, name_key, root, open, version, created_at)
        VALUES (:id, :name, :key, :root, FALSE, 0, :now)
        """,
        Map.of(
            "id", id,
            "name", name,
            "key", Fold.cut(Fold.key(name), LONGEST_NAME),
            "root", root.toString(),
            "now", clock.instant()));
  }

  /** Another folder for a library; throws as {@link #create(Caller, String, Path)} does. */
  Path checked(Path folder, UUID library) {
    List<Path> others =
        transactions.call(this::all).stream()
            .filter(other -> !other.id().equals(library))
            .map(Library::root)
            .toList();
    return LibraryRoot.checked(folder, settings.data(), others);
  }

  /**
   * Inside the unit of work under way.
   *
   * @throws Failure CONFLICT if the name is taken
   */
  void rename(UUID id, String name, Path root) {
    String key = Fold.cut(Fold.key(name), LONGEST_NAME);
    List<Row> others =
        rows.read(
            "SELECT id AS id FROM library WHERE name_key = :key AND id <> :id",
            Map.of("key", key, "id", id),
            Map.of("id", UUID.class));
    if (!others.isEmpty()) {
      throw Failure.conflict("Another library has this name.");
    }
    rows.change(
        "UPDATE library SET name = :name, name_key = :key, root = :root WHERE id = :id",
        Map.of("id", id, "name", name, "key", key, "root", root.toString()));
  }

  boolean none() {
    return transactions.call(this::all).isEmpty();
  }

  private LibraryEntry entry(Visibility visibility, Library library) {
    return library.entry(books.count(visibility, new Selection.OfLibrary(library.id())));
  }

  private List<Library> all() {
    return entityManager
        .createQuery("SELECT l FROM Library l ORDER BY l.name", Library.class)
        .getResultList();
  }
}
