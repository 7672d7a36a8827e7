package org.carrel.protocol.graphql;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.carrel.access.Policy;
import org.carrel.catalog.Condition;
import org.carrel.collecting.ListFilters;
import org.carrel.collecting.SmartList;
import org.carrel.http.graphql.StoredInputs;
import org.carrel.identity.Caller;

/** Reads the filters of smart lists for other doors: they are inputs of this one. */
@Singleton
final class SmartListReader implements ListFilters {
  private final StoredInputs inputs;
  private final Policy policy;

  @Inject
  SmartListReader(StoredInputs inputs, Policy policy) {
    this.inputs = inputs;
    this.policy = policy;
  }

  @Override
  public Condition condition(Caller caller, SmartList list) {
    return SmartListFilters.of(
        new Asker(caller, policy.visibility(caller)),
        list,
        (type, value) -> inputs.read(GraphQlServlet.PATH, type, value));
  }
}
