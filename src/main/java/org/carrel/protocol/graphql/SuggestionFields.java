package org.carrel.protocol.graphql;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.carrel.access.Policy;
import org.carrel.catalog.Suggestions;
import org.carrel.http.graphql.Call;
import org.carrel.http.graphql.Fields;

/** What somebody may mean who has only begun to type; not part of Stump's API. */
@Singleton
final class SuggestionFields extends CoreSchema {
  private final Suggestions suggestions;
  private final Policy policy;

  @Inject
  SuggestionFields(Suggestions suggestions, Policy policy) {
    super("suggestions.graphqls");
    this.suggestions = suggestions;
    this.policy = policy;
  }

  @Override
  public void wire(Fields fields) {
    fields.query("suggestions", this::begunWith);
  }

  private Suggestions.Found begunWith(Call call) {
    return suggestions.of(
        policy.visibility(call.caller()),
        call.text("text"),
        call.arguments().number("limit").orElseThrow());
  }
}
