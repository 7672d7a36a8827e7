package org.carrel.format;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an EPUB says of its parts. Names of entries are those of the archive.
 *
 * @param rootFile the entry of the package document
 * @param spine in reading order
 * @param resources of the manifest, by id
 * @param toc the table of contents; empty if there is none
 * @param metadata the values of each element, by its name without a prefix
 */
public record EpubBook(
    String rootFile,
    List<Step> spine,
    Map<String, Resource> resources,
    List<Heading> toc,
    Map<String, List<String>> metadata) {

  /** The folder of the package document; empty at the top. */
  public String rootBase() {
    return rootFile.substring(0, Math.max(0, rootFile.lastIndexOf('/')));
  }

  /**
   * One step of the spine.
   *
   * @param idref names the resource
   */
  public record Step(
      String idref, @Nullable String id, @Nullable String properties, boolean linear) {}

  /**
   * @param entry empty if it lies outside of the archive
   * @param mediaType as the manifest has it
   */
  public record Resource(String entry, String mediaType) {}

  /**
   * One line of the table of contents.
   *
   * @param entry where it leads, perhaps with a fragment
   * @param place in the whole table, from 1
   */
  public record Heading(String label, String entry, int place, List<Heading> below) {}
}
