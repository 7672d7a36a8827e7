package org.carrel.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/** File systems that tell this machine nothing of what other machines do to them. */
final class NetworkMount {
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

  private NetworkMount() {}

  static boolean holds(Path folder) {
    try {
      return isType(Files.getFileStore(folder).type());
    } catch (IOException unknown) {
      return false;
    }
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
