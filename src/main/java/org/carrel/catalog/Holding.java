package org.carrel.catalog;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the bytes of a visible book are.
 *
 * @param file on this server
 * @param fileName under which a reader may save it
 * @param coverHash names the cover image; null without a cover
 * @param coverType the media type of the cover as the book has it; null without a cover
 */
public record Holding(
    Path file,
    String fileName,
    String mediaType,
    @Nullable String coverHash,
    @Nullable String coverType) {}
