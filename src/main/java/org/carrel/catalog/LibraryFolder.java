package org.carrel.catalog;

import java.nio.file.Path;

/**
 * Where a visible library lies.
 *
 * @param root without symbolic links when it became a library
 * @param open whether everybody sees it
 */
public record LibraryFolder(Path root, boolean open) {}
