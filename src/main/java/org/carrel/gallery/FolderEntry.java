package org.carrel.gallery;

import java.time.Instant;

/**
 * A picture file, or a folder that may hold some.
 *
 * @param path as an image address names it
 * @param size in bytes; 0 for folders
 */
public record FolderEntry(String name, String path, long size, boolean folder, Instant modified) {}
