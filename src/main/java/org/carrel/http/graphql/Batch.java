package org.carrel.http.graphql;

import java.util.Map;
import java.util.Set;
import org.carrel.identity.Caller;

/** Gives the values of many keys at once, so that a list costs no query a row. */
public interface Batch<K, V> {
  /**
   * @return by key; one that is missing has no value
   */
  Map<K, V> of(Caller caller, Set<K> keys);
}
