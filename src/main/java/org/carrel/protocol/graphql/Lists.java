package org.carrel.protocol.graphql;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lists of many parents at once. */
final class Lists {
  private Lists() {}

  /** With an empty list for each parent that is missing. */
  static <K, V> Map<K, List<V>> complete(Set<K> parents, Map<K, List<V>> found) {
    Map<K, List<V>> complete = new HashMap<>();
    parents.forEach(parent -> complete.put(parent, found.getOrDefault(parent, List.of())));
    return complete;
  }
}
