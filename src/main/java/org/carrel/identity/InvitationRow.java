package org.carrel.identity;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An invitation as stored: its secret only as a hash. */
@Entity
@Table(name = "invitation")
@SuppressWarnings({"unused", "NullAway.Init"})
class InvitationRow {
  @Id private UUID id;

  @Column(name = "secret_hash")
  private String secretHash;

  @Column(name = "made_by")
  private UUID madeBy;

  @Column(name = "made_by_epoch")
  private int madeByEpoch;

  private String note;

  @Enumerated(EnumType.STRING)
  @Column(columnDefinition = "varchar(10)")
  private Role role;

  @Convert(converter = PermissionList.class)
  private Set<Permission> permissions;

  @Column(name = "age_limit")
  private @Nullable Integer ageLimit;

  @Column(name = "unrated_hidden")
  private boolean unratedHidden;

  @Column(name = "max_sessions")
  private @Nullable Integer maxSessions;

  @Convert(converter = ContentRuleList.class)
  @Column(name = "content_rules", columnDefinition = "MEDIUMTEXT")
  private List<ContentRule> contentRules = List.of();

  @Convert(converter = IdList.class)
  @Column(name = "hidden_libraries", columnDefinition = "MEDIUMTEXT")
  private Set<UUID> hiddenLibraries = Set.of();

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "expires_at")
  private Instant expiresAt;

  @Column(name = "used_at")
  private @Nullable Instant usedAt;

  @Column(name = "account_id")
  private @Nullable UUID account;

  protected InvitationRow() {}

  InvitationRow(String secretHash, Caller by, InvitationTerms terms, Instant now) {
    this.id = UuidCreator.getTimeOrderedEpoch();
    this.secretHash = secretHash;
    this.madeBy = by.accountId();
    this.madeByEpoch = by.epoch();
    this.note = terms.note();
    this.role = terms.role();
    this.permissions = EnumSet.noneOf(Permission.class);
    this.permissions.addAll(terms.permissions());
    this.ageLimit = terms.restrictions().ageLimit();
    this.unratedHidden = terms.restrictions().unratedHidden();
    this.maxSessions = terms.restrictions().maxSessions();
    this.contentRules = terms.rules();
    this.hiddenLibraries = terms.hidden();
    this.createdAt = now;
    this.expiresAt = now.plus(terms.life());
  }

  Invitation invitation(Instant now) {
    return new Invitation(
        id,
        note,
        madeBy,
        role,
        Set.copyOf(permissions),
        state(now),
        createdAt,
        expiresAt,
        usedAt,
        account);
  }

  Invitation.State state(Instant now) {
    if (usedAt != null) {
      return Invitation.State.USED;
    }
    return expiresAt.isAfter(now) ? Invitation.State.PENDING : Invitation.State.EXPIRED;
  }

  NewAccount newcomer(Username username, Password password) {
    return new NewAccount(
        username,
        password,
        role,
        Set.copyOf(permissions),
        Optional.empty(),
        new Restrictions(ageLimit, unratedHidden, maxSessions),
        contentRules);
  }

  void use(UUID by, Instant now) {
    account = by;
    usedAt = now;
  }

  UUID madeBy() {
    return madeBy;
  }

  /** The maker's when it was made; in another one it is over. */
  int madeByEpoch() {
    return madeByEpoch;
  }

  Role role() {
    return role;
  }

  Set<Permission> permissions() {
    return permissions;
  }

  Set<UUID> hiddenLibraries() {
    return hiddenLibraries;
  }
}
