package org.carrel.grant;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.carrel.config.Transactions;
import org.carrel.identity.Caller;
import org.carrel.identity.Scope;

/** What accounts have agreed to before. Others than an administrator's clients ask each time. */
@Singleton
public final class Consents {
  private final EntityManager entityManager;
  private final Transactions transactions;
  private final Clock clock;

  @Inject
  Consents(EntityManager entityManager, Transactions transactions, Clock clock) {
    this.entityManager = entityManager;
    this.transactions = transactions;
    this.clock = clock;
  }

  boolean covers(Client client, Caller caller, Set<Scope> asked) {
    return client.remembersConsent()
        && transactions.call(() -> given(caller.accountId(), client.id())).containsAll(asked);
  }

  void remember(Client client, Caller caller, Set<Scope> agreed) {
    if (client.remembersConsent()) {
      transactions.runApart(() -> add(client.id(), caller.accountId(), agreed));
    }
  }

  private void add(String client, UUID account, Set<Scope> agreed) {
    entityManager
        .createNativeQuery(
            "REPLACE INTO consent (account_id, client_id, scopes, given_at)"
                + " VALUES (?1, ?2, ?3, ?4)")
        .setParameter(1, account)
        .setParameter(2, client)
        .setParameter(3, Scope.join(agreed))
        .setParameter(4, clock.instant())
        .executeUpdate();
  }

  private Set<Scope> given(UUID account, String client) {
    @SuppressWarnings("unchecked")
    List<String> found =
        entityManager
            .createNativeQuery(
                "SELECT scopes FROM consent WHERE account_id = ?1 AND client_id = ?2", String.class)
            .setParameter(1, account)
            .setParameter(2, client)
            .getResultList();
    return found.stream().findFirst().map(Scope::parse).orElse(Set.of());
  }

  /** Inside the unit of work under way. */
  void forget(UUID account, String client) {
    entityManager
        .createNativeQuery("DELETE FROM consent WHERE account_id = ?1 AND client_id = ?2")
        .setParameter(1, account)
        .setParameter(2, client)
        .executeUpdate();
  }
}
