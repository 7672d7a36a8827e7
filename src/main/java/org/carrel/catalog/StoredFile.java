package org.carrel.catalog;

import java.nio.file.Path;

/**
 * A book's file on disk.
 *
 * @param file absolute, without symbolic links, inside its library's folder
 * @param name to save it under
 */
public record StoredFile(Path file, String name, String mediaType) {}
