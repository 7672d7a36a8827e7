package org.carrel.protocol.graphql;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.carrel.config.Settings;
import org.carrel.failure.Failure;
import org.carrel.http.graphql.Call;
import org.carrel.http.graphql.Input;
import org.carrel.identity.Account;
import org.carrel.identity.Accounts;
import org.carrel.identity.Caller;
import org.carrel.identity.Enrolment;
import org.carrel.identity.NewAccount;
import org.carrel.identity.Password;
import org.carrel.identity.Permission;
import org.carrel.identity.Restrictions;
import org.carrel.identity.Role;
import org.carrel.identity.Username;
import org.jspecify.annotations.Nullable;

/** How accounts are made and changed. */
@Singleton
final class AccountChanges {
  private final Accounts accounts;
  private final Enrolment enrolment;
  private final int shortestPassword;

  @Inject
  AccountChanges(Accounts accounts, Enrolment enrolment, Settings settings) {
    this.accounts = accounts;
    this.enrolment = enrolment;
    this.shortestPassword = settings.signIn().minPasswordLength();
  }

  Account create(Call call) {
    Input input = input(call);
    NewAccount wanted =
        new NewAccount(
            Username.of(input.get("username")),
            Password.plain(input.get("password")),
            Role.USER,
            permissions(input),
            Optional.empty(),
            restrictions(input),
            ContentRules.of(input.inputs("contentRules")));
    return enrolment.create(call.caller(), wanted, call.origin());
  }

  /**
   * Name and password alone are one's own; whatever else is said has to be as it is.
   *
   * @throws Failure FORBIDDEN if it is not
   */
  Account updateOwn(Call call) {
    Input input = input(call);
    Caller caller = call.caller();
    Account own = accounts.get(caller.accountId());
    boolean asItIs =
        permissions(input).equals(own.permissions())
            || permissions(input).equals(Permission.withImplied(own.granted()))
            || permissions(input).equals(own.granted());
    if (!asItIs || !restrictions(input).equals(Restrictions.of(own))) {
      throw Failure.forbidden("Nobody changes their own rights.");
    }
    Optional<Password> password = password(input);
    if (password.isPresent()) {
      caller.require(Permission.CHANGE_PASSWORD);
      password.get().requireUsable(shortestPassword);
    }
    rename(call, caller.accountId(), input);
    password.ifPresent(
        next -> accounts.replacePassword(caller, next, shortestPassword, call.origin()));
    return accounts.get(caller.accountId());
  }

  /** Of somebody else; one's own goes the other way. */
  Account update(Call call) {
    UUID id = Ids.of(call.text("id"));
    if (id.equals(call.caller().accountId())) {
      return updateOwn(call);
    }
    Input input = input(call);
    Set<Permission> permissions = permissions(input);
    Restrictions restrictions = restrictions(input);
    Optional<Password> password = password(input);
    password.ifPresent(next -> next.requireUsable(shortestPassword));
    Account before = accounts.get(id);
    if (!before.username().equals(input.<String>get("username"))) {
      rename(call, id, input);
    }
    password.ifPresent(next -> accounts.setPassword(call.caller(), id, next, call.origin()));
    if (!restrictions.equals(Restrictions.of(before))) {
      accounts.restrict(call.caller(), id, restrictions, call.origin());
    }
    if (!permissions.equals(before.granted())) {
      accounts.grant(call.caller(), id, permissions, call.origin());
    }
    return accounts.get(id);
  }

  private void rename(Call call, UUID id, Input input) {
    Username name = Username.of(input.get("username"));
    accounts.rename(call.caller(), id, Optional.of(name), Optional.empty(), call.origin());
  }

  /** The name stays taken, whether the client calls that a hard deletion or not. */
  Account delete(Call call) {
    UUID id = Ids.of(call.text("id"));
    Account gone = accounts.get(id);
    accounts.delete(call.caller(), id, call.origin());
    return accounts.find(id).orElse(gone);
  }

  /** An account that waits for approval counts as locked, too. */
  Account lock(Call call) {
    UUID id = Ids.of(call.text("id"));
    if (Boolean.TRUE.equals(call.<Boolean>argument("lock").orElseThrow())) {
      return accounts.lock(call.caller(), id, call.origin());
    }
    if (!accounts.get(id).active()) {
      accounts.enable(call.caller(), id, call.origin());
    }
    return accounts.unlock(call.caller(), id, call.origin());
  }

  private static Input input(Call call) {
    return call.arguments().input("input").orElseThrow();
  }

  private static Optional<Password> password(Input input) {
    return input.text("password").filter(text -> !text.isEmpty()).map(Password::plain);
  }

  static Set<Permission> permissions(Input input) {
    EnumSet<Permission> named = EnumSet.noneOf(Permission.class);
    input.<String>list("permissions").forEach(name -> named.add(Permission.valueOf(name)));
    return Set.copyOf(named);
  }

  static Restrictions restrictions(Input input) {
    @Nullable Integer sessions = input.number("maxSessionsAllowed").orElse(null);
    return input
        .input("ageRestriction")
        .map(
            age ->
                new Restrictions(
                    age.number("age").orElseThrow(), age.flag("restrictOnUnset"), sessions))
        .orElseGet(() -> new Restrictions(null, false, sessions));
  }
}
