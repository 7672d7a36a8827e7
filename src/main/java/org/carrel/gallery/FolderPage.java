package org.carrel.gallery;

import java.util.List;

/**
 * Some entries of a folder.
 *
 * @param total how many the whole folder has
 */
public record FolderPage(List<FolderEntry> items, int total) {}
