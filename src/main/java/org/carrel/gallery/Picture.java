package org.carrel.gallery;

import java.util.function.Supplier;

/**
 * A picture that may be shown.
 *
 * @param identity names its bytes: other bytes have another one
 * @param open whether everybody may see it, so that shared caches may keep it
 * @param bytes read when they are needed; fails if they are gone
 */
record Picture(String identity, boolean open, Supplier<byte[]> bytes) {}
