package org.carrel.identity;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.carrel.config.Transactions;
import org.carrel.failure.Failure;

/** Who signed in and who failed to, as the owner sees it: a part of the audit log. */
@Singleton
public class SignInHistory {
  private static final int MOST = 1_000;

  private final EntityManager entityManager;
  private final Transactions transactions;

  @Inject
  SignInHistory(EntityManager entityManager, Transactions transactions) {
    this.entityManager = entityManager;
    this.transactions = transactions;
  }

  /**
   * A try to sign in to an account; names that nobody has are not recorded.
   *
   * @param succeeded whether the password was right and the account open
   */
  public record Entry(
      long id, UUID account, boolean succeeded, Instant at, String address, String userAgent) {}

  /**
   * Of everybody, the newest first, at most 1,000.
   *
   * @throws Failure FORBIDDEN unless the caller is the owner
   */
  public List<Entry> all(Caller by) {
    requireOwner(by);
    return read("account_id IS NOT NULL", Map.of());
  }

  /** Of one account. Throws as {@link #all} does. */
  public List<Entry> of(Caller by, UUID account) {
    requireOwner(by);
    return read("account_id = :account", Map.of("account", account));
  }

  private List<Entry> read(String condition, Map<String, Object> named) {
    return transactions.call(
        () -> {
          Query query =
              entityManager.createNativeQuery(
                  """
                  SELECT id, account_id, event, at, address, user_agent FROM audit
                  WHERE event IN ('SIGNED_IN', 'SIGN_IN_FAILED') AND NOT cleared AND %s
                  ORDER BY id DESC LIMIT %d"""
                      .formatted(condition, MOST),
                  Tuple.class);
          named.forEach(query::setParameter);
          return rows(query).stream().map(SignInHistory::entry).toList();
        });
  }

  /**
   * Takes everything out of the history; the audit log keeps it.
   *
   * @return how many entries
   * @throws Failure FORBIDDEN unless the caller is the owner
   */
  public int clear(Caller by) {
    requireOwner(by);
    return transactions.callApart(
        () ->
            entityManager
                .createNativeQuery(
                    """
                    UPDATE audit SET cleared = TRUE
                    WHERE event IN ('SIGNED_IN', 'SIGN_IN_FAILED') AND NOT cleared
                      AND account_id IS NOT NULL""")
                .executeUpdate());
  }

  /** When each account signed in last; one that never did is missing. */
  public Map<UUID, Instant> last(Collection<UUID> accounts) {
    Map<UUID, Instant> last = new HashMap<>();
    if (!accounts.isEmpty()) {
      for (Tuple row :
          transactions.call(
              () ->
                  rows(
                      entityManager
                          .createNativeQuery(
                              """
                              SELECT account_id, MAX(at) FROM audit
                              WHERE account_id IN (:accounts) AND event = 'SIGNED_IN'
                              GROUP BY account_id""",
                              Tuple.class)
                          .setParameter("accounts", accounts)))) {
        last.put(AuditTrail.id(row.get(0)), AuditTrail.time(row.get(1)));
      }
    }
    return last;
  }

  private static void requireOwner(Caller by) {
    if (!by.owner()) {
      throw Failure.forbidden("Only the owner may do this.");
    }
  }

  @SuppressWarnings("unchecked")
  private static List<Tuple> rows(Query query) {
    return query.getResultList();
  }

  private static Entry entry(Tuple row) {
    return new Entry(
        ((Number) row.get(0)).longValue(),
        AuditTrail.id(row.get(1)),
        row.get(2).toString().equals("SIGNED_IN"),
        AuditTrail.time(row.get(3)),
        row.get(4, String.class),
        row.get(5, String.class));
  }
}
