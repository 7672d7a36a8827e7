package org.carrel.catalog;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The picture that stands for something.
 *
 * @param hash names its bytes
 * @param chosenFor whose picture somebody chose; null for a cover as it lies in a book
 */
record Face(String hash, @Nullable UUID chosenFor) {}
