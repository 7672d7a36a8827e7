package org.carrel.format;

/**
 * Tells whether a file that turned up elsewhere is the one that vanished here.
 *
 * @param size in bytes
 * @param sha256 64 lower-case hex digits over the whole file up to 1 MiB; of a larger file, over 16
 *     samples of 64 KiB at even distances, the first and the last bytes among them. So a library on
 *     a network share is not read through, and two files of one size that differ only between the
 *     samples count as the same.
 */
public record Fingerprint(long size, String sha256) {}
