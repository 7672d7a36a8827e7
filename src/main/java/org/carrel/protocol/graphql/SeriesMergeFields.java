package org.carrel.protocol.graphql;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.carrel.access.Policy;
import org.carrel.catalog.SeriesEntry;
import org.carrel.catalog.SeriesMerging;
import org.carrel.failure.Failure;
import org.carrel.http.graphql.Call;
import org.carrel.http.graphql.Fields;

/** Making one series of several. */
@Singleton
final class SeriesMergeFields extends CoreSchema {
  private final SeriesMerging merging;
  private final Shelves shelves;
  private final Policy policy;

  @Inject
  SeriesMergeFields(SeriesMerging merging, Shelves shelves, Policy policy) {
    super("series-merging.graphqls");
    this.merging = merging;
    this.shelves = shelves;
    this.policy = policy;
  }

  @Override
  public void wire(Fields fields) {
    fields.mutation("mergeSeries", this::merge).mutation("unmergeSeries", this::unmerge);
    fields
        .of("Series", SeriesEntry.class)
        .listed(
            "mergedSources",
            SeriesEntry::id,
            (by, ids) -> merging.sources(policy.visibility(by), ids));
    fields
        .of("MergedSeriesSource", SeriesMerging.Source.class)
        .asked("path", (one, call) -> Paths.shown(call.caller(), one.root(), one.folder()));
  }

  private SeriesEntry merge(Call call) {
    UUID target = Ids.of(call.text("targetId"));
    List<UUID> sources = call.<String>list("sourceIds").stream().map(Ids::of).toList();
    merging.merge(call.caller(), target, sources);
    return get(call, target);
  }

  /** As it was, if no book of its own is left in it. */
  private SeriesEntry unmerge(Call call) {
    UUID target = Ids.of(call.text("id"));
    SeriesEntry before = get(call, target);
    merging.unmerge(call.caller(), target);
    return shelves.byId(call.caller(), List.of(target)).getOrDefault(target, before);
  }

  private SeriesEntry get(Call call, UUID id) {
    SeriesEntry series = shelves.byId(call.caller(), List.of(id)).get(id);
    if (series == null) {
      throw Failure.notFound("There is no such series.");
    }
    return series;
  }
}
