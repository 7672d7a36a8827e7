package org.carrel.protocol.graphql;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;
import org.carrel.http.graphql.Fields;
import org.carrel.identity.Account;
import org.carrel.identity.Accounts;
import org.carrel.identity.Preview;
import org.carrel.identity.Previews;

/** Looking at the server as somebody else does. */
@Singleton
final class PreviewFields extends CoreSchema {
  private final Previews previews;
  private final Accounts accounts;
  private final Clock clock;

  @Inject
  PreviewFields(Previews previews, Accounts accounts, Clock clock) {
    super("previews.graphqls");
    this.previews = previews;
    this.accounts = accounts;
    this.clock = clock;
  }

  @Override
  public void wire(Fields fields) {
    fields
        .query("preview", call -> previews.find(call.caller()).orElse(null))
        .mutation(
            "beginPreview",
            call -> previews.begin(call.caller(), Ids.of(call.text("userId")), call.origin()))
        .mutationInPreview("endPreview", call -> previews.end(call.caller()));
    fields
        .of("Preview", Preview.class)
        .plain("administrator", preview -> name(preview.by()))
        .plain("username", preview -> name(preview.account()))
        .plain("secondsLeft", this::secondsLeft);
  }

  private int secondsLeft(Preview preview) {
    return Math.toIntExact(preview.left(clock.instant()).plusMillis(999).toSeconds());
  }

  private String name(UUID id) {
    return accounts.find(id).map(Account::username).orElse("");
  }
}
