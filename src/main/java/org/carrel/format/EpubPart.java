package org.carrel.format;

/**
 * One part of an EPUB.
 *
 * @param entry its name in the archive
 * @param size in bytes, unpacked
 */
public record EpubPart(String entry, PartType type, long size) {}
