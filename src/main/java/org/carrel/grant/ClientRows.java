package org.carrel.grant;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table of clients; always inside a unit of work. */
@Singleton
final class ClientRows {
  private final EntityManager entityManager;

  @Inject
  ClientRows(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  Optional<ClientRow> find(String id) {
    return Optional.ofNullable(entityManager.find(ClientRow.class, id));
  }

  void add(ClientRow row) {
    entityManager.persist(row);
    entityManager.flush();
  }

  List<ClientRow> all() {
    return entityManager
        .createQuery("SELECT c FROM ClientRow c ORDER BY c.name, c.id", ClientRow.class)
        .getResultList();
  }

  List<ClientRow> ownedBy(UUID account) {
    return entityManager
        .createQuery(
            "SELECT c FROM ClientRow c WHERE c.ownerId = :owner ORDER BY c.createdAt, c.id",
            ClientRow.class)
        .setParameter("owner", account)
        .getResultList();
  }

  /** What it was granted goes with it, by the foreign keys. */
  void remove(ClientRow row) {
    entityManager.remove(row);
  }
}
