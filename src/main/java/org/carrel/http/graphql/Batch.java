package org.carrel.http.graphql;

import java.util.Map;
import java.util.Set;
import org.carrel.identity.Caller;

/** Gives the values of many parents at once, so that a list costs no query a row. */
public interface Batch<K, V> {
  /**
   * @return by key; one that is missing is null, or an empty list where the schema wants a list
   */
  Map<K, V> of(Caller caller, Set<K> keys);
}
