package org.carrel.identity;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.carrel.config.Transactions;
import org.carrel.failure.Failure;

/** What clients keep of how somebody wants to see things: text that only clients read. */
@Singleton
public final class ClientSettings {
  private static final int LONGEST = 65_000;

  private final EntityManager entityManager;
  private final Transactions transactions;

  @Inject
  ClientSettings(EntityManager entityManager, Transactions transactions) {
    this.entityManager = entityManager;
    this.transactions = transactions;
  }

  /**
   * @param kind 1 to 32 ASCII characters
   */
  public Optional<String> find(UUID account, String kind) {
    List<?> found =
        transactions.call(
            () ->
                entityManager
                    .createNativeQuery(
                        "SELECT value FROM client_setting WHERE account_id = ?1 AND kind = ?2",
                        String.class)
                    .setParameter(1, account)
                    .setParameter(2, kind)
                    .getResultList());
    return found.stream().map(String.class::cast).findFirst();
  }

  /** All of an account's, by kind. */
  public Map<String, String> all(UUID account) {
    List<Tuple> rows = transactions.call(() -> rows(account));
    return rows.stream()
        .collect(
            Collectors.toMap(row -> row.get(0, String.class), row -> row.get(1, String.class)));
  }

  @SuppressWarnings("unchecked")
  private List<Tuple> rows(UUID account) {
    return entityManager
        .createNativeQuery(
            "SELECT kind, value FROM client_setting WHERE account_id = ?1", Tuple.class)
        .setParameter(1, account)
        .getResultList();
  }

  /**
   * Keeps the caller's own.
   *
   * @throws Failure FORBIDDEN for guests and clients; INVALID for more than 65,000 characters
   */
  public void put(Caller caller, String kind, String value) {
    if (caller.role() == Role.GUEST || caller.delegated()) {
      throw Failure.forbidden("Only somebody with an account has settings.");
    }
    if (value.length() > LONGEST) {
      throw Failure.invalid("The settings are too long.");
    }
    transactions.runApart(
        () ->
            entityManager
                .createNativeQuery(
                    "INSERT INTO client_setting (account_id, kind, value) VALUES (?1, ?2, ?3)"
                        + " ON DUPLICATE KEY UPDATE value = VALUES(value)")
                .setParameter(1, caller.accountId())
                .setParameter(2, kind)
                .setParameter(3, value)
                .executeUpdate());
  }
}
