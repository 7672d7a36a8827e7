package org.carrel.catalog;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** File systems that tell this machine nothing of what other machines do to them. */
@Singleton
class NetworkMounts {
  private static final Set<String> TYPES =
      Set.of(
          "9p",
          "afs",
          "beegfs",
          "ceph",
          "cifs",
          "davfs",
          "drvfs",
          "glusterfs",
          "gpfs",
          "lustre",
          "ncpfs",
          "ocfs2",
          "vboxsf",
          "virtiofs",
          "vmhgfs");

  /** A blank, tab, line end or backslash in the table. */
  private static final Pattern OCTAL = Pattern.compile("\\\\([0-7]{3})");

  private final Path table;

  @Inject
  NetworkMounts() {
    this(Path.of("/proc/self/mounts"));
  }

  /**
   * @param table as Linux keeps it; where there is none, no mount is found below a folder
   * @see <a href="https://man7.org/linux/man-pages/man5/fstab.5.html">fstab(5)</a>
   */
  NetworkMounts(Path table) {
    this.table = table;
  }

  /** Whether a folder itself is on one. */
  boolean hold(Path folder) {
    try {
      return isType(Files.getFileStore(folder).type());
    } catch (IOException unknown) {
      return false;
    }
  }

  /** Those that are mounted below a folder. */
  List<Path> below(Path folder) {
    try (Stream<String> lines = Files.lines(table, ISO_8859_1)) {
      Path real = folder.toRealPath();
      return lines
          .map(line -> line.split(" ", 4))
          .filter(columns -> columns.length > 2 && isType(columns[2]))
          .flatMap(columns -> path(columns[1]).stream())
          .filter(mount -> mount.startsWith(real) && !mount.equals(real))
          .map(mount -> folder.resolve(real.relativize(mount)))
          .toList();
    } catch (IOException | UncheckedIOException none) {
      return List.of();
    }
  }

  /**
   * @param written with a sign for each byte
   */
  private static Optional<Path> path(String written) {
    String bytes =
        OCTAL.matcher(written).replaceAll(sign -> Matcher.quoteReplacement(sign(sign.group(1))));
    try {
      return Optional.of(Path.of(new String(bytes.getBytes(ISO_8859_1), UTF_8)));
    } catch (InvalidPathException inAnotherEncoding) {
      return Optional.empty();
    }
  }

  private static String sign(String octal) {
    return String.valueOf((char) Integer.parseInt(octal, 8));
  }

  /**
   * @param type as the system's table of mounts names it
   */
  static boolean isType(String type) {
    String name = type.toLowerCase(Locale.ROOT);
    return TYPES.contains(name)
        || name.startsWith("nfs")
        || name.startsWith("smb")
        || name.startsWith("fuse.");
  }
}
