package org.carrel.image;

/**
 * An image as it is sent.
 *
 * @param bytes not copied; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody, and too large to copy
public record Encoded(String mediaType, byte[] bytes) {}
