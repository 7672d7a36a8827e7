package org.carrel.identity;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who signed in, from where, with what; always inside the unit of work it records. */
@Singleton
public final class AuditLog {
  private static final int LONGEST_AGENT = 255;
  private static final int LONGEST_ADDRESS = 64;

  /** What happened. */
  public enum Event {
    SIGNED_IN,
    SIGN_IN_FAILED,
    SIGN_IN_REFUSED,
    SESSION_REVOKED,
    REFRESH_REUSED,
    KEY_CREATED,
    KEY_CHANGED,
    KEY_REVOKED,
    KEY_USED,
    PASSWORD_CHANGED,
    SYNC_PASSWORD_SET,
    ACCOUNT_CREATED,
    ACCOUNT_CHANGED,
    SERVER_CLAIMED,
    CLIENT_REGISTERED,
    CLIENT_CHANGED,
    CLIENT_SECRET_RENEWED,
    CLIENT_REMOVED,
    GRANT_GIVEN,
    GRANT_REFUSED,
    GRANT_REVOKED,
    CODE_REPLAYED,
    SIGNING_KEY_ROTATED,
    IMAGE_SIGNING_CHANGED,
    SETTING_CHANGED,
    INVITATION_CREATED,
    INVITATION_USED,
    INVITATION_REVOKED,
    PASSWORD_LINK_CREATED,
    PREVIEW_BEGAN,
    PREVIEW_ENDED;

    private static final Set<Event> FAILURES =
        Set.of(SIGN_IN_FAILED, SIGN_IN_REFUSED, REFRESH_REUSED, GRANT_REFUSED, CODE_REPLAYED);

    /** Whether somebody did not get what they tried for. */
    public boolean failed() {
      return FAILURES.contains(this);
    }
  }

  private final EntityManager entityManager;
  private final Clock clock;

  @Inject
  AuditLog(EntityManager entityManager, Clock clock) {
    this.entityManager = entityManager;
    this.clock = clock;
  }

  /**
   * @param account null when the name tried is nobody's: what was typed may be a password
   * @param credentialId as in {@link Caller#credentialId()}, never the credential
   */
  public void record(Event event, @Nullable UUID account, String credentialId, Origin origin) {
    record(event, account, null, credentialId, origin);
  }

  /** What somebody else did to an account. */
  void record(Event event, UUID account, UUID by, Origin origin) {
    record(event, account, by, "", origin);
  }

  private void record(
      Event event, @Nullable UUID account, @Nullable UUID by, String credentialId, Origin origin) {
    entityManager
        .createNativeQuery(
            "INSERT INTO audit"
                + " (at, account_id, by_id, event, credential_id, dialect, address, user_agent)"
                + " VALUES (:at, :account, :by, :event, :credential, :dialect, :address, :agent)")
        .setParameter("at", clock.instant())
        .setParameter("account", account)
        .setParameter("by", by)
        .setParameter("event", event.name())
        .setParameter("credential", credentialId)
        .setParameter("dialect", origin.dialect())
        .setParameter("address", start(origin.address(), LONGEST_ADDRESS))
        .setParameter("agent", start(origin.userAgent(), LONGEST_AGENT))
        .executeUpdate();
  }

  static String start(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length);
  }
}
