package org.carrel.catalog;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.carrel.access.Policy;
import org.carrel.catalog.ArrivalFolder.Arrival;
import org.carrel.config.Ready;
import org.carrel.config.Settings;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.format.BookFiles;
import org.carrel.format.BookPack;
import org.carrel.format.BookType;
import org.carrel.format.UnreadableBook;
import org.carrel.identity.Caller;
import org.carrel.identity.Permission;

/**
 * Books that people bring into a library's folder; a scan follows.
 *
 * <p>Every method throws {@link Failure}: FORBIDDEN while uploads are off or without UPLOAD_FILE;
 * NOT_FOUND for a library that is unknown or hidden; INVALID for a place or a name that cannot be;
 * UNSUPPORTED_MEDIA_TYPE for what is no book; TOO_LARGE; CONFLICT for a name that is taken.
 */
@Singleton
public class Arrivals {
  private static final Logger LOG = System.getLogger(Arrivals.class.getName());
  private static final int MOST_IN_PACK = 2_000;

  /** How often the largest file a pack may unpack to. */
  private static final int PACKED = 4;

  /** No upload takes so long, on whichever node. */
  private static final Duration LEFT_BEHIND = Duration.ofHours(6);

  private final LibraryAnswers libraries;
  private final Scans scans;
  private final BookFiles files;
  private final Policy policy;
  private final Settings.Uploads uploads;
  private final Clock clock;
  private final Path incoming;

  @Inject
  Arrivals(
      LibraryAnswers libraries,
      Scans scans,
      BookFiles files,
      Policy policy,
      Settings settings,
      Clock clock) {
    this.libraries = libraries;
    this.scans = scans;
    this.files = files;
    this.policy = policy;
    this.uploads = settings.uploads();
    this.clock = clock;
    this.incoming = settings.data().resolve("incoming");
  }

  /**
   * A file as it came.
   *
   * @param name as the client sent it
   */
  public record Brought(Path file, String name) {}

  /**
   * @param place a folder of the library
   */
  public void books(Caller caller, UUID library, String place, List<Brought> brought) {
    Path root = root(caller, library);
    if (brought.isEmpty()) {
      throw Failure.invalid("There is no file.");
    }
    ArrivalFolder folder = ArrivalFolder.of(root, place);
    List<Arrival> arrivals = new ArrayList<>();
    for (Brought one : brought) {
      arrivals.add(
          arrival(one)
              .orElseThrow(
                  () ->
                      new Failure(
                          Reason.UNSUPPORTED_MEDIA_TYPE, "The file is no book of a known kind.")));
    }
    folder.take(distinct(arrivals));
    scans.follow(library, folder.part());
  }

  /**
   * Unpacks the books of a ZIP file into a folder of their own; whatever else is in it is left out.
   *
   * @param place a folder of the library
   * @param name of the folder
   */
  public void series(Caller caller, UUID library, String place, String name, Path pack) {
    ArrivalFolder around = ArrivalFolder.of(root(caller, library), place);
    String safe = ArrivalName.of(name);
    Path unpacked = temporary();
    try {
      List<Arrival> arrivals = unpack(pack, unpacked);
      if (arrivals.isEmpty()) {
        throw new Failure(Reason.UNSUPPORTED_MEDIA_TYPE, "There is no book in the file.");
      }
      around.in(safe).take(distinct(arrivals));
    } finally {
      remove(unpacked);
    }
    scans.follow(library, around.part());
  }

  private Path root(Caller caller, UUID library) {
    uploads.require();
    policy.require(caller, Permission.UPLOAD_FILE);
    return libraries
        .find(policy.visibility(caller), library)
        .map(LibraryDetail::root)
        .orElseThrow(() -> Failure.notFound("There is no such library."));
  }

  /** Empty for what is no book that can be read. */
  private Optional<Arrival> arrival(Brought one) {
    try {
      if (Files.size(one.file()) > uploads.maxFile()) {
        throw new Failure(Reason.TOO_LARGE, "The file is too large.");
      }
      BookType type = files.read(one.file()).type();
      return Optional.of(new Arrival(one.file(), ArrivalName.of(one.name(), type)));
    } catch (UnreadableBook e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("The file is no longer there.", e);
    }
  }

  private static List<Arrival> distinct(List<Arrival> arrivals) {
    Set<String> names = new HashSet<>();
    for (Arrival arrival : arrivals) {
      if (!names.add(arrival.name().toLowerCase(Locale.ROOT))) {
        throw Failure.conflict("Two files have the same name: " + arrival.name());
      }
    }
    return arrivals;
  }

  private List<Arrival> unpack(Path file, Path into) {
    try (BookPack pack = BookPack.open(file)) {
      List<String> names = pack.names().stream().filter(Arrivals::isWanted).toList();
      requireBounded(pack, names);
      List<Arrival> arrivals = new ArrayList<>();
      for (int i = 0; i < names.size(); i++) {
        Path unpacked = into.resolve(i + ".part");
        pack.unpack(names.get(i), unpacked);
        arrival(new Brought(unpacked, names.get(i))).ifPresent(arrivals::add);
      }
      return arrivals;
    } catch (UnreadableBook e) {
      throw new Failure(Reason.INVALID, e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("The file cannot be unpacked.", e);
    }
  }

  private static boolean isWanted(String name) {
    String lower = "/" + name.toLowerCase(Locale.ROOT);
    return !lower.contains("/.") && !lower.startsWith("/__macosx/");
  }

  private void requireBounded(BookPack pack, List<String> names) {
    long all = names.stream().mapToLong(pack::size).sum();
    if (names.size() > MOST_IN_PACK || all > (long) PACKED * uploads.maxFile()) {
      throw new Failure(Reason.TOO_LARGE, "The file unpacks to too much.");
    }
  }

  /** Removes what a server left behind that was ended in the middle of unpacking. */
  void sweep(@Observes Ready ready) {
    if (!Files.isDirectory(incoming)) {
      return;
    }
    FileTime oldest = FileTime.from(clock.instant().minus(LEFT_BEHIND));
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(incoming, "series-*")) {
      folders.forEach(folder -> removeOld(folder, oldest));
    } catch (IOException | DirectoryIteratorException e) {
      LOG.log(Level.WARNING, "What was left behind of uploads cannot be found", e);
    }
  }

  private static void removeOld(Path folder, FileTime oldest) {
    try {
      if (Files.getLastModifiedTime(folder).compareTo(oldest) < 0) {
        remove(folder);
      }
    } catch (IOException e) {
      LOG.log(Level.WARNING, "What was left behind of an upload cannot be removed", e);
    }
  }

  private Path temporary() {
    try {
      return Files.createTempDirectory(Files.createDirectories(incoming), "series-");
    } catch (IOException e) {
      throw new Failure(Reason.UNAVAILABLE, "The server cannot take the file.", e);
    }
  }

  private static void remove(Path folder) {
    try (var parts = Files.list(folder)) {
      for (Path part : parts.toList()) {
        Files.deleteIfExists(part);
      }
      Files.deleteIfExists(folder);
    } catch (IOException | UncheckedIOException e) {
      return; // what is left is below the data folder and harmless
    }
  }
}
