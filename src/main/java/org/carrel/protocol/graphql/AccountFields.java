package org.carrel.protocol.graphql;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.carrel.http.graphql.Call;
import org.carrel.http.graphql.Fields;
import org.carrel.identity.Account;
import org.carrel.identity.Accounts;
import org.carrel.identity.Permission;
import org.carrel.identity.Sessions;
import org.carrel.identity.SignInHistory;
import org.jspecify.annotations.Nullable;

/** Accounts, and who signed in. */
@Singleton
final class AccountFields extends CoreSchema {
  private final Accounts accounts;
  private final AccountChanges changes;
  private final Sessions sessions;
  private final SignInHistory history;

  @Inject
  AccountFields(
      Accounts accounts, AccountChanges changes, Sessions sessions, SignInHistory history) {
    super("accounts.graphqls");
    this.accounts = accounts;
    this.changes = changes;
    this.sessions = sessions;
    this.history = history;
  }

  @Override
  public void wire(Fields fields) {
    fields
        .query("me", call -> accounts.get(call.caller().accountId()))
        .query("users", call -> Paging.page(call, live(call)))
        .query("userById", this::byId)
        .query("userCount", call -> live(call).size())
        .query("loginActivity", call -> history.all(call.caller()))
        .query("loginActivityById", call -> history.of(call.caller(), Ids.of(call.text("id"))))
        .mutation("createUser", changes::create)
        .mutation("updateViewer", changes::updateOwn)
        .mutation("updateUser", changes::update)
        .mutation("deleteUser", changes::delete)
        .mutation("updateUserLockStatus", changes::lock)
        .mutation(
            "deleteUserSessions",
            call -> sessions.revokeAll(call.caller(), Ids.of(call.text("id"))))
        .mutation("deleteLoginActivity", call -> history.clear(call.caller()));
    wireUser(fields);
    fields
        .of("UserLoginActivity", SignInHistory.Entry.class)
        .plain("ipAddress", SignInHistory.Entry::address)
        .plain("userAgent", SignInHistory.Entry::userAgent)
        .plain("authenticationSuccessful", SignInHistory.Entry::succeeded)
        .plain("timestamp", SignInHistory.Entry::at)
        .plain("userId", SignInHistory.Entry::account)
        .batched("user", SignInHistory.Entry::account, (by, ids) -> accounts.find(ids));
  }

  private void wireUser(Fields fields) {
    fields
        .of("User", Account.class)
        .plain("isServerOwner", Account::owner)
        .plain("deletedAt", account -> account.deleted() ? account.changedAt() : null)
        .plain("isLocked", account -> account.locked() || !account.active())
        .plain("maxSessionsAllowed", Account::maxSessions)
        .plain("ageRestriction", AccountFields::ageRestriction)
        .plain("permissions", AccountFields::permissions)
        .batched("lastLogin", Account::id, (caller, ids) -> history.last(ids))
        .batched("loginSessionsCount", Account::id, (caller, ids) -> counted(ids));
  }

  private Map<UUID, Long> counted(Set<UUID> accounts) {
    Map<UUID, Long> open = sessions.count(accounts);
    return accounts.stream().collect(Collectors.toMap(id -> id, id -> open.getOrDefault(id, 0L)));
  }

  private List<Account> live(Call call) {
    return accounts.list(call.caller()).stream().filter(account -> !account.deleted()).toList();
  }

  private Account byId(Call call) {
    UUID id = Ids.of(call.text("id"));
    if (!id.equals(call.caller().accountId())) {
      call.caller().require(Permission.READ_USERS);
    }
    return accounts.get(id);
  }

  private static @Nullable Map<String, Object> ageRestriction(Account account) {
    Integer age = account.limits().ageLimit();
    return age == null
        ? null
        : Map.of(
            "id", account.number(),
            "age", age,
            "restrictOnUnset", account.limits().unratedHidden(),
            "userId", account.id());
  }

  private static List<Permission> permissions(Account account) {
    return account.permissions().stream().sorted().toList();
  }
}
