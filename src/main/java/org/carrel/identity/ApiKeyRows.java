package org.carrel.identity;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table of API keys; always inside a unit of work. */
@Singleton
final class ApiKeyRows {
  private final EntityManager entityManager;

  @Inject
  ApiKeyRows(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  void add(ApiKeyRow row) {
    entityManager.persist(row);
    entityManager.flush();
  }

  Optional<ApiKeyRow> find(String shortToken) {
    return entityManager
        .createQuery("SELECT k FROM ApiKeyRow k WHERE k.shortToken = :short", ApiKeyRow.class)
        .setParameter("short", shortToken)
        .getResultStream()
        .findFirst();
  }

  /** Only an account's own. */
  Optional<ApiKeyRow> find(UUID account, int id) {
    return entityManager
        .createQuery(
            "SELECT k FROM ApiKeyRow k WHERE k.id = :id AND k.accountId = :account",
            ApiKeyRow.class)
        .setParameter("id", id)
        .setParameter("account", account)
        .getResultStream()
        .findFirst();
  }

  List<ApiKeyRow> of(UUID account) {
    return entityManager
        .createQuery(
            "SELECT k FROM ApiKeyRow k WHERE k.accountId = :account ORDER BY k.id", ApiKeyRow.class)
        .setParameter("account", account)
        .getResultList();
  }

  void touch(int id, Instant now) {
    entityManager
        .createQuery("UPDATE ApiKeyRow k SET k.lastUsedAt = :now WHERE k.id = :id")
        .setParameter("id", id)
        .setParameter("now", now)
        .executeUpdate();
  }

  void remove(ApiKeyRow row) {
    entityManager.remove(row);
  }
}
