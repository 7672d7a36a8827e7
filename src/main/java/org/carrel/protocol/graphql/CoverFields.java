package org.carrel.protocol.graphql;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.carrel.access.Policy;
import org.carrel.access.Visibility;
import org.carrel.catalog.BookEntry;
import org.carrel.catalog.Covers;
import org.carrel.catalog.LibraryDetail;
import org.carrel.catalog.SeriesEntry;
import org.carrel.http.graphql.Fields;
import org.carrel.identity.Caller;

/** Whether there is a picture to be fetched, so that no client asks for what is not there. */
@Singleton
final class CoverFields extends CoreSchema {
  private static final String FIELD = "hasThumbnail";

  private final Covers covers;
  private final Policy policy;

  @Inject
  CoverFields(Covers covers, Policy policy) {
    super("covers.graphqls");
    this.covers = covers;
    this.policy = policy;
  }

  @Override
  public void wire(Fields fields) {
    fields.of("Media", BookEntry.class).batched(FIELD, BookEntry::id, (by, ids) -> books(ids));
    fields.of("Series", SeriesEntry.class).batched(FIELD, SeriesEntry::id, this::series);
    fields.of("Library", LibraryDetail.class).batched(FIELD, LibraryDetail::id, this::libraries);
  }

  private Map<UUID, Boolean> books(Set<UUID> ids) {
    return answered(ids, covers.shown(ids)::contains);
  }

  private Map<UUID, Boolean> series(Caller caller, Set<UUID> ids) {
    return answered(ids, covers.shownSeries(policy.visibility(caller), ids)::contains);
  }

  /** There are few; each one's face is remembered, and the picture asks for the same. */
  private Map<UUID, Boolean> libraries(Caller caller, Set<UUID> ids) {
    Visibility sight = policy.visibility(caller);
    return answered(ids, id -> covers.hasLibrary(sight, id));
  }

  private static Map<UUID, Boolean> answered(Set<UUID> ids, Predicate<UUID> shown) {
    return ids.stream().collect(Collectors.toMap(Function.identity(), shown::test));
  }
}
