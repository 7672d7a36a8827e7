package org.carrel.http.graphql;

import java.util.List;
import org.carrel.identity.Caller;

/**
 * What a subscription is told: asked every second for what is new since, by one thread at a time.
 */
public interface Feed {
  /**
   * @param caller as it stands now
   */
  List<?> next(Caller caller);
}
