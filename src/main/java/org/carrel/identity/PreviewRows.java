package org.carrel.identity;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The table of previews; always inside a unit of work. */
@Singleton
final class PreviewRows {
  private final EntityManager entityManager;

  @Inject
  PreviewRows(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  void add(PreviewRow row) {
    entityManager.persist(row);
    entityManager.flush();
  }

  Optional<PreviewRow> find(long session) {
    return Optional.ofNullable(entityManager.find(PreviewRow.class, session));
  }

  /** Those whose time is over, whose session is gone, or whose account is in another epoch. */
  List<PreviewRow> over(Instant now) {
    return entityManager
        .createQuery(
            "SELECT p FROM PreviewRow p LEFT JOIN SessionRow s ON s.id = p.session"
                + " LEFT JOIN AccountRow a ON a.id = p.account"
                + " WHERE p.endsAt <= :now OR s.id IS NULL OR a.epoch <> p.epoch",
            PreviewRow.class)
        .setParameter("now", now)
        .getResultList();
  }

  /** Whether it was there: of two who end it one does. */
  boolean remove(PreviewRow row) {
    entityManager.detach(row);
    return entityManager
            .createQuery("DELETE FROM PreviewRow p WHERE p.session = :session")
            .setParameter("session", row.session())
            .executeUpdate()
        > 0;
  }
}
