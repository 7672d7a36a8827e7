package org.carrel.protocol.graphql;

import java.nio.file.Path;
import org.carrel.identity.Caller;
import org.carrel.identity.Permission;

/** Where files lie: on the server for those who manage libraries, below the library for others. */
final class Paths {
  private Paths() {}

  static boolean whole(Caller caller) {
    return caller.may(Permission.MANAGE_LIBRARY) || caller.may(Permission.FILE_EXPLORER);
  }

  /**
   * @param path below the library's folder
   */
  static String shown(Caller caller, Path root, String path) {
    if (whole(caller)) {
      return path.isEmpty() ? root.toString() : root.resolve(path).toString();
    }
    return path.isEmpty() ? root.getFileName().toString() : path;
  }
}
