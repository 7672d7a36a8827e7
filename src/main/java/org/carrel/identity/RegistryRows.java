package org.carrel.identity;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The table of registry entries; always inside a unit of work. */
@Singleton
final class RegistryRows {
  private final EntityManager entityManager;

  @Inject
  RegistryRows(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  List<RegistryEntry> all(UUID owner) {
    return entityManager
        .createNativeQuery(
            "SELECT name, value, hidden FROM registry WHERE owner = ?1 ORDER BY name", Tuple.class)
        .setParameter(1, owner)
        .getResultList()
        .stream()
        .map(row -> entry((Tuple) row))
        .toList();
  }

  private static RegistryEntry entry(Tuple row) {
    return new RegistryEntry(
        row.get(0, String.class), row.get(1, String.class), row.get(2, Boolean.class));
  }

  /** How many there are beside these. */
  long countBeside(UUID owner, Collection<String> keys) {
    return ((Number)
            entityManager
                .createNativeQuery(
                    "SELECT COUNT(*) FROM registry WHERE owner = ?1 AND name NOT IN (?2)")
                .setParameter(1, owner)
                .setParameter(2, keys)
                .getSingleResult())
        .longValue();
  }

  void put(UUID owner, RegistryEntry entry) {
    entityManager
        .createNativeQuery(
            "INSERT INTO registry (owner, name, value, hidden) VALUES (?1, ?2, ?3, ?4)"
                + " ON DUPLICATE KEY UPDATE value = VALUES(value), hidden = VALUES(hidden)")
        .setParameter(1, owner)
        .setParameter(2, entry.key())
        .setParameter(3, entry.value())
        .setParameter(4, entry.hidden())
        .executeUpdate();
  }

  void delete(UUID owner, String key) {
    entityManager
        .createNativeQuery("DELETE FROM registry WHERE owner = ?1 AND name = ?2")
        .setParameter(1, owner)
        .setParameter(2, key)
        .executeUpdate();
  }
}
