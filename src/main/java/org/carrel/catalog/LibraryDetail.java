package org.carrel.catalog;

import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A library with everything that is known of it, with or without books.
 *
 * @param number the id of clients that demand an integer
 * @param root absolute, without symbolic links
 * @param open whether guests and self-registered accounts see it
 * @param kind what kind of books it holds, by the clients' names
 * @param clientSettings JSON that only clients read
 * @param watched whether changes in the folder are looked for
 * @param updated when anything of this but its books last changed
 * @param scanned when its last whole scan ended
 */
public record LibraryDetail(
    UUID id,
    int number,
    String name,
    @Nullable String description,
    Path root,
    boolean open,
    boolean watched,
    String kind,
    @Nullable String clientSettings,
    Instant created,
    @Nullable Instant updated,
    @Nullable Instant scanned) {}
