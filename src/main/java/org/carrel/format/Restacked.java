package org.carrel.format;

import static org.carrel.format.UnreadableBook.Defect.DAMAGED;
import static org.carrel.format.UnreadableBook.Defect.TOO_LARGE;
import static org.carrel.format.UnreadableBook.Defect.UNREADABLE;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.carrel.format.Opening.Work;
import org.carrel.format.UnreadableBook.Defect;

/**
 * Solid archives as ZIP files without compression, so that turning a page does not unpack all pages
 * before it. They lie in a folder that stays below a size, named by the state of the archive; each
 * is made once at a time, and what was not read for longest gives way. An empty file stands for an
 * archive that cannot be unpacked; for ten minutes, since nobody knows all that went wrong.
 */
final class Restacked {
  /** What costs the other pages nothing. */
  private static final Set<Defect> OF_ONE_PAGE = Set.of(DAMAGED, TOO_LARGE);

  private static final Duration MARKED = Duration.ofMinutes(10);

  private final Path folder;
  private final Limits limits;
  private final Opening opening;
  private final FolderBound bound;
  private final ConcurrentMap<String, ReentrantLock> underWay = new ConcurrentHashMap<>();

  /**
   * @param folder made when it is needed
   */
  Restacked(Path folder, FolderBound bound, Limits limits, Opening opening) {
    this.folder = folder;
    this.bound = bound;
    this.limits = limits;
    this.opening = opening;
  }

  /** Reads pages: of a solid archive from what was made of it, of another directly. */
  <T> T read(Path file, Work<T> work) {
    return Guarded.read(
        () -> {
          Optional<ArchiveKind> kind = ArchiveKind.of(file);
          return kind.filter(ArchiveKind::isHeavy).isEmpty()
              ? opening.of(file, work)
              : readHeavy(file, work);
        });
  }

  private <T> T readHeavy(Path file, Work<T> work) throws IOException {
    Path made = folder.resolve(key(file) + ".zip");
    if (isMissing(made)) {
      Optional<T> direct = opening.of(file, archive -> direct(archive, work));
      if (direct.isPresent()) {
        return direct.get();
      }
      makeOnce(file, made);
    }
    return readMade(made, work);
  }

  private boolean isMissing(Path made) throws IOException {
    try {
      return Files.size(made) == 0 && bound.isOlder(made, MARKED);
    } catch (NoSuchFileException absent) {
      return true;
    }
  }

  private static <T> Optional<T> direct(Archive archive, Work<T> work) throws IOException {
    return archive.isSolid() ? Optional.empty() : Optional.of(work.on(archive));
  }

  private <T> T readMade(Path made, Work<T> work) throws IOException {
    try {
      if (Files.size(made) == 0) {
        throw new UnreadableBook(DAMAGED, "The archive cannot be unpacked.");
      }
      bound.wasRead(made);
      return opening.of(made, work);
    } catch (NoSuchFileException gone) {
      throw new UnreadableBook(UNREADABLE, "Too many books are being read at the moment.", gone);
    }
  }

  private void makeOnce(Path file, Path made) throws IOException {
    String key = made.getFileName().toString();
    ReentrantLock lock = underWay.computeIfAbsent(key, any -> new ReentrantLock());
    try {
      if (!lock.tryLock(2 * limits.unpacking().toMillis(), TimeUnit.MILLISECONDS)) {
        throw new UnreadableBook(UNREADABLE, "The archive is still being unpacked.");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new UnreadableBook(UNREADABLE, "The server is stopping.", stopped);
    }
    try {
      if (isMissing(made)) {
        make(file, made);
      }
    } finally {
      underWay.remove(key, lock);
      lock.unlock();
    }
  }

  private void make(Path file, Path made) throws IOException {
    Path part = Files.createTempFile(Files.createDirectories(folder), "part-", null);
    try {
      opening.of(
          file,
          archive -> {
            Restacking.write(archive, Comic::isPart, OF_ONE_PAGE, part, limits);
            return part;
          });
    } catch (UnreadableBook refused) {
      if (refused.mayPass()) {
        Files.deleteIfExists(part);
        throw refused;
      }
      Files.write(part, new byte[0]);
    }
    Files.move(part, made, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    bound.keep(made);
  }

  /** Changes when the file does. */
  private static String key(Path file) throws IOException {
    Path real = file.toRealPath();
    BasicFileAttributes facts = Files.readAttributes(real, BasicFileAttributes.class);
    String state = "%s %d %s".formatted(real, facts.size(), facts.lastModifiedTime());
    return Samples.sha256Hex(state.getBytes(StandardCharsets.UTF_8));
  }
}
