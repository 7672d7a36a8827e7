package org.carrel.catalog;

import org.carrel.image.Rendition;

/**
 * A small cover, ready to be sent.
 *
 * @param tag changes with the bytes: letters and digits only
 */
public record SmallCover(Rendition image, String tag) {}
