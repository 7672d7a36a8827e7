package org.carrel.protocol.imagor;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.http.graphql.Call;
import org.carrel.http.graphql.Refused;
import org.carrel.identity.Accounts;
import org.carrel.identity.Password;
import org.carrel.identity.Username;
import org.jspecify.annotations.Nullable;

/** What everybody changes of their own account, and an administrator of another's. */
@Singleton
final class OwnAccount {
  private final Accounts accounts;
  private final Levels levels;

  @Inject
  OwnAccount(Accounts accounts, Levels levels) {
    this.accounts = accounts;
    this.levels = levels;
  }

  Object update(Call call) {
    UUID whom = whom(call);
    Map<String, @Nullable Object> input = call.input("input");
    Optional<String> displayName = text(input, "displayName").map(Newcomer::displayName);
    Optional<Username> username = text(input, "username").map(Newcomer::username);
    return UserView.of(accounts.rename(call.caller(), whom, username, displayName, call.origin()));
  }

  /** One's own current password is always asked for, however one names oneself. */
  Object changePassword(Call call) {
    UUID whom = whom(call);
    Map<String, @Nullable Object> input = call.input("input");
    Password next = next(input);
    if (UserFields.another(call).isPresent()) {
      accounts.setPassword(call.caller(), whom, next, call.origin());
      return true;
    }
    Password current =
        text(input, "currentPassword")
            .map(Password::plain)
            .orElseThrow(
                () -> InvalidInput.field("currentPassword", "Current password is required"));
    try {
      accounts.changePassword(call.caller(), current, next, call.origin());
    } catch (Failure failure) {
      if (failure.reason() == Reason.BAD_CREDENTIAL) {
        throw new Refused(
            failure.getMessage(),
            Map.of(
                "code", "INVALID_CREDENTIALS",
                "field", "currentPassword",
                "argumentName", "input.currentPassword"));
      }
      throw failure;
    }
    return true;
  }

  private static Password next(Map<String, @Nullable Object> input) {
    try {
      return Newcomer.password(String.valueOf(input.get("newPassword")));
    } catch (InvalidInput invalid) {
      throw InvalidInput.field("newPassword", invalid.sentence());
    }
  }

  Object deactivate(Call call) {
    UUID whom = whom(call);
    if (UserFields.another(call).isPresent()) {
      accounts.disable(call.caller(), whom, call.origin());
    } else {
      accounts.disableOwn(call.caller(), call.origin());
    }
    return true;
  }

  private UUID whom(Call call) {
    Levels.requireAccount(call.caller());
    Optional<UUID> another = UserFields.another(call);
    another.ifPresent(id -> levels.requireAdmin(call.caller()));
    return another.orElse(call.caller().accountId());
  }

  private static Optional<String> text(Map<String, @Nullable Object> input, String name) {
    return Optional.ofNullable((String) input.get(name));
  }
}
