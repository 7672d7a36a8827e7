package org.carrel.format;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * How the files of an open archive are packed. Told apart from {@link Archive}, which holds every
 * kind to the same limits: what is here decodes and trusts nobody's sizes.
 */
interface Packing extends Closeable {

  /**
   * One file in it; folders, links and devices are left out.
   *
   * @param name as the archive has it, with slashes
   * @param size in bytes, unpacked, as declared
   * @param packed bytes that it takes in the archive; 0 if that cannot be told of one
   */
  record Entry(String name, long size, long packed) {}

  /** In the archive's order; nothing was decoded for it. */
  List<Entry> entries();

  /** Whether a file can be unpacked only after those before it. */
  boolean isSolid();

  /**
   * Writes a file out, whatever its length.
   *
   * @throws UnreadableBook if it cannot be unpacked; also what the sink throws
   */
  void unpack(Entry entry, OutputStream sink) throws IOException;
}
