package org.carrel.protocol.opds;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A feed before it is written.
 *
 * @param totalResults how many entries all its pages have together; null where it has no pages
 */
record Feed(
    String id,
    String title,
    Instant updated,
    List<Link> links,
    List<Entry> entries,
    @Nullable Long totalResults,
    int itemsPerPage) {}
