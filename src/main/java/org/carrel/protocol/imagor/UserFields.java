package org.carrel.protocol.imagor;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.carrel.failure.Failure;
import org.carrel.http.graphql.Call;
import org.carrel.http.graphql.Fields;
import org.carrel.http.graphql.SchemaPart;
import org.carrel.http.graphql.SchemaText;
import org.carrel.identity.Account;
import org.carrel.identity.Accounts;
import org.carrel.identity.Caller;
import org.carrel.identity.Enrolment;
import org.carrel.identity.NewAccount;
import org.carrel.identity.Role;
import org.jspecify.annotations.Nullable;

/** Accounts as Imagor Studio's administrators see them, and one's own. */
@Singleton
final class UserFields implements SchemaPart {
  private static final int LONGEST_PAGE = 100;

  private final Accounts accounts;
  private final Enrolment enrolment;
  private final OwnAccount own;
  private final Levels levels;
  private final Clock clock;

  @Inject
  UserFields(Accounts accounts, Enrolment enrolment, OwnAccount own, Levels levels, Clock clock) {
    this.accounts = accounts;
    this.enrolment = enrolment;
    this.own = own;
    this.levels = levels;
    this.clock = clock;
  }

  @Override
  public Set<String> endpoints() {
    return Set.of(QueryServlet.PATH);
  }

  @Override
  public String schema() {
    return SchemaText.beside(UserFields.class, "users.graphqls");
  }

  @Override
  public void wire(Fields fields) {
    fields
        .query("me", Worded.value(this::me))
        .query("user", Worded.value(this::user))
        .query("users", Worded.value(this::users))
        .query("storageStatus", call -> STORAGE)
        .mutation("createUser", Worded.value(this::create))
        .mutation("reactivateAccount", Worded.value(this::reactivate))
        .mutation("updateProfile", Worded.value(own::update))
        .mutation("changePassword", Worded.value(own::changePassword))
        .mutation("deactivateAccount", Worded.value(own::deactivate));
  }

  private static final Map<String, Object> STORAGE =
      Map.of(
          "configured", true,
          "type", "file",
          "restartRequired", false,
          "isOverriddenByConfig", true);

  private Map<String, @Nullable Object> me(Call call) {
    Caller caller = call.caller();
    return caller.role() == Role.GUEST
        ? UserView.guest(caller.credentialId(), clock.instant())
        : UserView.of(accounts.get(caller.accountId()));
  }

  /** Null if there is none. */
  private @Nullable Object user(Call call) {
    levels.requireAdmin(call.caller());
    return accounts
        .find(id(call.text("id")))
        .filter(account -> !account.deleted())
        .map(UserView::of)
        .orElse(null);
  }

  /** The newest first. A limit below 1 or beyond 100 is none. */
  private Map<String, Object> users(Call call) {
    levels.requireAdmin(call.caller());
    String wanted = call.<String>argument("search").orElse("").strip().toLowerCase(Locale.ROOT);
    int limit = call.arguments().number("limit").orElse(0);
    List<Account> found =
        accounts.list(call.caller()).stream()
            .filter(account -> matches(account, wanted))
            .sorted(Comparator.comparing(Account::createdAt).reversed())
            .toList();
    return Map.of(
        "items",
        found.stream()
            .skip(Math.max(0, call.arguments().number("offset").orElse(0)))
            .limit(limit < 1 || limit > LONGEST_PAGE ? Long.MAX_VALUE : limit)
            .map(UserView::of)
            .toList(),
        "totalCount",
        found.size());
  }

  private static boolean matches(Account account, String wanted) {
    return (account.username() + "\n" + StudioViews.displayName(account))
        .toLowerCase(Locale.ROOT)
        .contains(wanted);
  }

  private Object create(Call call) {
    levels.requireAdmin(call.caller());
    Map<String, @Nullable Object> input = call.input("input");
    String displayName = String.valueOf(input.get("displayName"));
    String username = String.valueOf(input.get("username"));
    String password = String.valueOf(input.get("password"));
    NewAccount wanted =
        switch (String.valueOf(input.get("role"))) {
          case "admin" -> Newcomer.admin(displayName, username, password);
          case "user" -> Newcomer.user(displayName, username, password);
          default -> throw InvalidInput.field("role", "Invalid role");
        };
    return UserView.of(enrolment.create(call.caller(), wanted, call.origin()));
  }

  private Object reactivate(Call call) {
    levels.requireAdmin(call.caller());
    accounts.enable(call.caller(), id(call.text("userId")), call.origin());
    return true;
  }

  /**
   * @throws Failure NOT_FOUND if it is no id: nobody can have it
   */
  static UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw Failure.notFound("user not found");
    }
  }

  /** Whom a call with an optional {@code userId} is about, if that is somebody else. */
  static Optional<UUID> another(Call call) {
    return call.<String>argument("userId")
        .map(UserFields::id)
        .filter(id -> !id.equals(call.caller().accountId()));
  }
}
