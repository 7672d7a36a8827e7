package org.carrel.identity;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An account as stored. Every verb that ends what is already out raises the epoch. */
@Entity
@Table(name = "account")
@SuppressWarnings({"unused", "NullAway.Init"})
class AccountRow {
  @Id private UUID id;

  @Column(insertable = false, updatable = false)
  private long number;

  private String zid;
  private String username;

  @Column(name = "username_key")
  private String usernameKey;

  @Column(name = "password_hash")
  private @Nullable String passwordHash;

  @Enumerated(EnumType.STRING)
  @Column(columnDefinition = "varchar(10)")
  private Role role;

  @Column(name = "owner_slot")
  private @Nullable Integer ownerSlot;

  @Convert(converter = PermissionList.class)
  private Set<Permission> permissions;

  private boolean active;
  private boolean locked;

  @Column(name = "self_registered")
  private boolean selfRegistered;

  @Column(name = "token_epoch")
  private int epoch;

  @Version private int version;

  @Column(name = "display_name")
  private @Nullable String displayName;

  private @Nullable String email;

  @Column(name = "email_verified")
  private boolean emailVerified;

  private @Nullable String locale;

  @Column(name = "age_limit")
  private @Nullable Integer ageLimit;

  @Column(name = "unrated_hidden")
  private boolean unratedHidden;

  @Column(name = "max_sessions")
  private @Nullable Integer maxSessions;

  @Convert(converter = ContentRuleList.class)
  @Column(name = "content_rules", columnDefinition = "MEDIUMTEXT")
  private List<ContentRule> contentRules = List.of();

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "changed_at")
  private @Nullable Instant changedAt;

  @Column(name = "deleted_at")
  private @Nullable Instant deletedAt;

  protected AccountRow() {}

  AccountRow(Username name, String passwordHash, Role role, String zid, Instant now) {
    this.id = UuidCreator.getTimeOrderedEpoch();
    this.zid = zid;
    this.username = name.text();
    this.usernameKey = name.key();
    this.passwordHash = passwordHash;
    this.role = role;
    this.permissions = EnumSet.noneOf(Permission.class);
    this.active = true;
    this.createdAt = now;
  }

  Account account() {
    return new Account(
        id,
        number,
        zid,
        username,
        role,
        ownerSlot != null,
        Set.copyOf(permissions),
        effective(),
        active,
        locked,
        deletedAt != null,
        epoch,
        version,
        limits(),
        maxSessions,
        new Profile(displayName, email, emailVerified, locale),
        createdAt,
        changedAt == null ? createdAt : changedAt);
  }

  @Nullable String passwordHash() {
    return passwordHash;
  }

  /** The unique column lets one row have it. */
  void claim() {
    ownerSlot = 1;
  }

  void introduce(String asDisplayed) {
    displayName = asDisplayed;
  }

  void describe(Profile next) {
    displayName = next.displayName();
    email = next.email();
    emailVerified = next.emailVerified();
    locale = next.locale();
  }

  /** The unique key refuses a name that is taken. */
  void rename(Username next) {
    username = next.text();
    usernameKey = next.key();
  }

  void registeredItself() {
    selfRegistered = true;
  }

  void changedAt(Instant now) {
    changedAt = now;
  }

  void awaitApproval() {
    active = false;
  }

  void changePassword(String hash) {
    passwordHash = hash;
    epoch++;
  }

  /** The same password under newer parameters, unless it was changed meanwhile. */
  void rehash(String before, String hash) {
    if (before.equals(passwordHash)) {
      passwordHash = hash;
    }
  }

  void disable() {
    active = false;
    epoch++;
  }

  void enable() {
    active = true;
  }

  void lock() {
    locked = true;
    epoch++;
  }

  void unlock() {
    locked = false;
  }

  void assign(Role next) {
    if (next.compareTo(role) > 0) {
      epoch++;
    }
    role = next;
  }

  void grant(Set<Permission> granted) {
    permissions = EnumSet.noneOf(Permission.class);
    permissions.addAll(granted);
  }

  void restrict(Restrictions restrictions) {
    ageLimit = restrictions.ageLimit();
    unratedHidden = restrictions.unratedHidden();
    maxSessions = restrictions.maxSessions();
  }

  void rule(List<ContentRule> rules) {
    contentRules = ContentRule.checked(rules);
  }

  /** It sees no more from now on than somebody with these limits. */
  void keepWithin(Limits others) {
    Limits both = limits().and(others);
    ageLimit = both.ageLimit();
    unratedHidden = both.unratedHidden();
    rule(both.rules());
    selfRegistered = selfRegistered || others.openLibrariesOnly();
  }

  private Limits limits() {
    return new Limits(openLibrariesOnly(), ageLimit, unratedHidden, contentRules);
  }

  void signOutEverywhere() {
    epoch++;
  }

  /**
   * The row stays, so that the name stays taken; so does the hash, since who knows the password is
   * told that the account is gone.
   */
  void delete(Instant now) {
    deletedAt = now;
    disable();
  }

  private Set<Permission> effective() {
    if (ownerSlot != null || role == Role.ADMIN) {
      return Permission.all();
    }
    return role == Role.GUEST ? Set.of() : Permission.withImplied(permissions);
  }

  private boolean openLibrariesOnly() {
    return role == Role.GUEST || (selfRegistered && role == Role.USER);
  }
}
