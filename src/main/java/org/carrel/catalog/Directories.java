package org.carrel.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.carrel.access.Policy;
import org.carrel.access.Visibility;
import org.carrel.config.Settings;
import org.carrel.config.Transactions;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.identity.Caller;
import org.carrel.identity.Permission;
import org.jspecify.annotations.Nullable;

/**
 * Folders of the server, for those who make libraries of them. Carrel's own folder is not there,
 * nor is a library that the caller does not see.
 */
@Singleton
public class Directories {
  private static final int MOST = 20_000;

  private final LibraryAnswers libraries;
  private final Rows rows;
  private final Transactions transactions;
  private final Policy policy;
  private final Path data;

  @Inject
  Directories(
      LibraryAnswers libraries,
      Rows rows,
      Transactions transactions,
      Policy policy,
      Settings settings) {
    this.libraries = libraries;
    this.rows = rows;
    this.transactions = transactions;
    this.policy = policy;
    this.data = settings.data();
  }

  /** What a listing leaves out. */
  public enum Ignored {
    HIDDEN,
    FILES,
    FOLDERS
  }

  public record Entry(Path path, boolean folder) {
    public String name() {
      return path.getFileName().toString();
    }
  }

  /**
   * @param parent null at the top
   * @param entries folders first, by name
   */
  public record Listing(@Nullable Path parent, List<Entry> entries) {}

  /**
   * @param path empty for the top of the file system
   * @throws Failure FORBIDDEN without FILE_EXPLORER or MANAGE_LIBRARY; INVALID for what is no path;
   *     NOT_FOUND for what is no folder, or not shown; UNAVAILABLE for a folder that cannot be read
   *     or has too many entries
   */
  public Listing list(Caller caller, Optional<String> path, Set<Ignored> ignored) {
    if (!caller.may(Permission.FILE_EXPLORER) && !caller.may(Permission.MANAGE_LIBRARY)) {
      policy.require(caller, Permission.FILE_EXPLORER);
    }
    Set<Path> secret = secret(caller);
    Path folder = folder(path.filter(text -> !text.isBlank()).orElse(File.separator));
    if (secret.stream().anyMatch(folder::startsWith) || !Files.isDirectory(folder)) {
      throw Failure.notFound("There is no such folder.");
    }
    List<Entry> entries = new ArrayList<>();
    for (Path one : paths(folder)) {
      Entry entry = new Entry(one, Files.isDirectory(one));
      if (isShown(entry, ignored) && !secret.contains(one)) {
        entries.add(entry);
      }
    }
    entries.sort(
        Comparator.comparing((Entry entry) -> !entry.folder())
            .thenComparing(Entry::name, String.CASE_INSENSITIVE_ORDER));
    return new Listing(folder.getParent(), entries);
  }

  private static boolean isShown(Entry entry, Set<Ignored> ignored) {
    if (ignored.contains(Ignored.HIDDEN) && entry.name().startsWith(".")) {
      return false;
    }
    return !ignored.contains(entry.folder() ? Ignored.FOLDERS : Ignored.FILES);
  }

  private static Path folder(String text) {
    try {
      Path path = Path.of(text);
      if (!path.isAbsolute()) {
        throw Failure.invalid("The path does not begin at the top.");
      }
      return path.toRealPath();
    } catch (InvalidPathException e) {
      throw new Failure(Reason.INVALID, "The path is no path.", e);
    } catch (IOException e) {
      throw new Failure(Reason.NOT_FOUND, "There is no such folder.", e);
    }
  }

  private static List<Path> paths(Path folder) {
    List<Path> paths = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        if (paths.size() == MOST) {
          throw new Failure(Reason.UNAVAILABLE, "The folder has too many entries.");
        }
        paths.add(entry);
      }
    } catch (IOException | java.nio.file.DirectoryIteratorException e) {
      throw new Failure(Reason.UNAVAILABLE, "The folder cannot be read.", e);
    }
    return paths;
  }

  /** No rating or tag covers names of files: whom those limit sees into no library. */
  private Set<Path> secret(Caller caller) {
    Visibility sight = policy.visibility(caller);
    Question all = new Question(Condition.ANYTHING, List.of());
    Set<Path> secret = new HashSet<>(roots(libraries.ask(Visibility.ALL, all)));
    if (!sight.ratedOnly()) {
      secret.removeAll(roots(libraries.ask(sight, all)));
    }
    secret.add(real(data));
    return secret;
  }

  private static List<Path> roots(List<LibraryDetail> of) {
    return of.stream().map(LibraryDetail::root).toList();
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path;
    }
  }

  /** Which of the files are books of libraries the caller sees. */
  public Map<Path, UUID> books(Caller caller, Collection<Path> files) {
    Map<Path, UUID> found = new HashMap<>();
    Question all = new Question(Condition.ANYTHING, List.of());
    for (LibraryDetail library : libraries.ask(policy.visibility(caller), all)) {
      Map<String, Path> hashes =
          files.stream()
              .filter(file -> file.startsWith(library.root()))
              .filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
              .collect(Collectors.toMap(file -> hash(library.root(), file), file -> file));
      if (!hashes.isEmpty()) {
        books(library.id(), hashes.keySet()).forEach((hash, id) -> found.put(hashes.get(hash), id));
      }
    }
    return found;
  }

  private static String hash(Path root, Path file) {
    return Sha256.hex(
        root.relativize(file).toString().replace(File.separator, "/").getBytes(UTF_8));
  }

  private Map<String, UUID> books(UUID library, Set<String> hashes) {
    String sql =
        """
        SELECT b.path_hash AS path_hash, b.id AS id FROM book b
        WHERE b.library_id = :library AND b.path_hash IN (:hashes)""";
    Map<String, Class<?>> columns = Map.of("path_hash", String.class, "id", UUID.class);
    Map<String, Object> named = Map.of("library", library, "hashes", hashes);
    return transactions.call(() -> rows.read(sql, named, columns)).stream()
        .collect(
            Collectors.toMap(
                row -> row.get("path_hash", String.class), row -> row.get("id", UUID.class)));
  }
}
