package org.carrel.catalog;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.carrel.catalog.Position.After;

/**
 * What is known of a list for as long as nothing changes.
 *
 * @param total how many items it has
 * @param milestones some of its items by how many there are up to them, themselves included; others
 *     who read the list may add to them
 */
record Extent(long total, NavigableMap<Long, After> milestones) {

  /** Of a list that may be another the next time. */
  static Extent of(long total) {
    return new Extent(total, new ConcurrentSkipListMap<>());
  }

  /** The farthest one known that is not beyond so many items. */
  Optional<Milestone> milestone(long items) {
    Map.Entry<Long, After> found = milestones.floorEntry(items);
    return Optional.ofNullable(found).map(entry -> new Milestone(entry.getKey(), entry.getValue()));
  }

  void add(Milestone milestone) {
    milestones.put(milestone.items(), milestone.last());
  }

  record Milestone(long items, After last) {}
}
