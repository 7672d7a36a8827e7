package org.carrel.catalog;

/**
 * A file that a scan could not read, or of which it could not read the cover: then the book is
 * listed all the same.
 *
 * @param path relative to the library's folder; empty for whom a limit may hide it from
 * @param reason {@code DAMAGED}, {@code ENCRYPTED}, {@code HOSTILE}, {@code UNSUPPORTED}, {@code
 *     TOO_LARGE}, {@code UNREADABLE} or {@code CHANGING}
 * @param message one sentence for people
 */
public record ScanProblem(String path, String reason, String message) {}
