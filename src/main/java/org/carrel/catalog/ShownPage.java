package org.carrel.catalog;

import java.util.function.Supplier;
import org.carrel.failure.Failure;
import org.carrel.image.Rendition;

/**
 * One page of a book, made when it is asked for.
 *
 * @param tag changes with the bytes: letters and digits only
 * @param image throws {@link Failure} NOT_FOUND for a page that is not there
 */
public record ShownPage(String tag, Supplier<Rendition> image) {}
