package org.carrel.collecting;

import org.carrel.catalog.Condition;
import org.carrel.failure.Failure;
import org.carrel.identity.Caller;

/** Reads the filters of smart lists; the door that lets them in does. */
public interface ListFilters {

  /**
   * What a list asks for, as whoever looks sees it.
   *
   * @throws Failure CONFLICT if the filters are of a time when others were known
   */
  Condition condition(Caller caller, SmartList list);
}
