package org.carrel.catalog;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the bytes of a visible book are.
 *
 * @param root of its library, without symbolic links when it became one
 * @param file below the root
 * @param fileName under which a reader may save it
 * @param coverHash names the cover image; null without a cover
 * @param coverType the media type of the cover as the book has it; null without a cover
 * @param chosenHash names the picture that somebody chose instead of the cover; null without one
 */
record Holding(
    Path root,
    Path file,
    String fileName,
    String mediaType,
    @Nullable String coverHash,
    @Nullable String coverType,
    @Nullable String chosenHash) {}
