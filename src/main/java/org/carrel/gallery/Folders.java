package org.carrel.gallery;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carrel.access.Policy;
import org.carrel.access.Visibility;
import org.carrel.catalog.Libraries;
import org.carrel.catalog.LibraryEntry;
import org.carrel.catalog.LibraryFolder;
import org.carrel.failure.Failure;
import org.carrel.identity.Caller;

/**
 * The libraries, and the pictures in their folders, as a tree: {@code
 * library/<id>/<folder>/<file>}. Hidden files and what a link leads out of a library do not exist;
 * no age rating covers a file, so that whoever has an age limit sees none.
 */
@Singleton
public class Folders {
  private static final String ROOT = "library";
  private static final Pattern PLACE =
      Pattern.compile("library/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:/(.*))?");

  private final Libraries libraries;
  private final Policy policy;

  @Inject
  Folders(Libraries libraries, Policy policy) {
    this.libraries = libraries;
    this.policy = policy;
  }

  /** A folder of a library that is seen. */
  private record Place(LibraryFolder library, UUID id, Path folder, String path) {}

  /**
   * @param path empty for the libraries themselves
   * @throws Failure NOT_FOUND for a folder that the caller does not see
   */
  public FolderPage list(Caller caller, String path, FolderQuery query) {
    Visibility visibility = policy.visibility(caller);
    String bare = bare(path);
    List<FolderEntry> entries =
        isTop(bare)
            ? libraries.visible(visibility).stream().map(Folders::entry).toList()
            : entries(place(visibility, bare).orElseThrow(Folders::nowhere));
    return query.page(entries);
  }

  /** One entry; empty for what is not there and what is hidden alike. */
  public Optional<FolderEntry> find(Caller caller, String path) {
    String bare = bare(path);
    int end = bare.lastIndexOf('/');
    String name = bare.substring(end + 1);
    String parent = end < 0 ? "" : bare.substring(0, end);
    Visibility visibility = policy.visibility(caller);
    List<FolderEntry> siblings =
        isTop(parent)
            ? libraries.visible(visibility).stream().map(Folders::entry).toList()
            : place(visibility, parent)
                .map(place -> entry(place, name).stream().toList())
                .orElse(List.of());
    return siblings.stream().filter(entry -> entry.path().equals(bare)).findFirst();
  }

  /** Those of the places that {@link #mayHold}, in one statement. */
  List<String> holding(Visibility visibility, Collection<String> paths) {
    Set<UUID> named = new HashSet<>();
    paths.forEach(path -> library(path).ifPresent(named::add));
    Map<UUID, LibraryFolder> seen =
        named.isEmpty() || visibility.ratedOnly() ? Map.of() : libraries.folders(visibility, named);
    return paths.stream()
        .filter(
            path ->
                path.isEmpty() || place(path, id -> Optional.ofNullable(seen.get(id))).isPresent())
        .toList();
  }

  private static Optional<UUID> library(String path) {
    Matcher parts = PLACE.matcher(path);
    return parts.matches() ? Optional.of(UUID.fromString(parts.group(1))) : Optional.empty();
  }

  /** Whether something may be kept there for others: nowhere in particular, or a seen folder. */
  boolean mayHold(Visibility visibility, String path) {
    return path.isEmpty() || place(visibility, path).isPresent();
  }

  private static String bare(String path) {
    return path.replaceAll("^/+|/+$", "");
  }

  private static boolean isTop(String path) {
    return path.isEmpty() || path.equals(ROOT);
  }

  private static FolderEntry entry(LibraryEntry library) {
    String path = ROOT + "/" + library.id();
    return new FolderEntry(library.name(), path, 0, true, library.created());
  }

  private Optional<Place> place(Visibility visibility, String path) {
    return visibility.ratedOnly()
        ? Optional.empty()
        : place(path, id -> libraries.folder(visibility, id));
  }

  private static Optional<Place> place(
      String path, Function<UUID, Optional<LibraryFolder>> libraries) {
    Matcher parts = PLACE.matcher(path);
    if (!parts.matches()) {
      return Optional.empty();
    }
    UUID id = UUID.fromString(parts.group(1));
    String below = parts.group(2) == null ? "" : parts.group(2);
    return libraries
        .apply(id)
        .flatMap(
            library ->
                LibraryPath.folder(library.root(), below)
                    .map(folder -> new Place(library, id, folder, path)));
  }

  private static List<FolderEntry> entries(Place place) {
    List<FolderEntry> entries = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(place.folder())) {
      for (Path file : files) {
        entry(place, file.getFileName().toString()).ifPresent(entries::add);
      }
    } catch (IOException gone) {
      throw nowhere();
    }
    return entries;
  }

  private static Optional<FolderEntry> entry(Place place, String name) {
    return LibraryPath.seen(place.library().root(), place.folder(), name)
        .flatMap(file -> entry(place, name, file));
  }

  private static Optional<FolderEntry> entry(Place place, String name, Path file) {
    try {
      BasicFileAttributes facts = Files.readAttributes(file, BasicFileAttributes.class);
      Instant modified = facts.lastModifiedTime().toInstant();
      return Optional.of(
          new FolderEntry(
              name,
              place.path() + "/" + name,
              facts.isDirectory() ? 0 : facts.size(),
              facts.isDirectory(),
              modified));
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  private static Failure nowhere() {
    return Failure.notFound("There is no such folder.");
  }
}
