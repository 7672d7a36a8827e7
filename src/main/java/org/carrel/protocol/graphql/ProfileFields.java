package org.carrel.protocol.graphql;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.carrel.http.graphql.Call;
import org.carrel.http.graphql.Fields;
import org.carrel.http.graphql.Input;
import org.carrel.identity.Account;
import org.carrel.identity.Accounts;
import org.carrel.identity.Permission;
import org.carrel.identity.Profile;

/** What accounts tell about their persons. */
@Singleton
final class ProfileFields extends CoreSchema {
  private final Accounts accounts;

  @Inject
  ProfileFields(Accounts accounts) {
    super("profiles.graphqls");
    this.accounts = accounts;
  }

  @Override
  public void wire(Fields fields) {
    fields
        .mutation("updateViewerProfile", this::update)
        .of("User", Account.class)
        .asked("profile", ProfileFields::of);
  }

  private static Profile of(Account account, Call call) {
    if (!account.id().equals(call.caller().accountId())) {
      call.caller().require(Permission.READ_USERS);
    }
    return account.profile();
  }

  private Account update(Call call) {
    Input input = call.arguments().input("input").orElseThrow();
    return accounts.describeOwn(call.caller(), before -> changed(before, input), call.origin());
  }

  private static Profile changed(Profile before, Input input) {
    Profile named = input.text("displayName").map(before::called).orElse(before);
    Profile reached = input.text("email").map(named::reachedAt).orElse(named);
    return input.text("locale").map(reached::speaking).orElse(reached);
  }
}
