package org.carrel.gallery;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table of templates; always inside a unit of work. */
@Singleton
class TemplateRows {
  private final EntityManager entityManager;

  @Inject
  TemplateRows(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /** Where there are any. */
  List<String> places() {
    return entityManager
        .createQuery("SELECT DISTINCT t.savePath FROM TemplateRow t", String.class)
        .getResultList();
  }

  /** By path. */
  List<StoredTemplate> in(Collection<String> places) {
    return places.isEmpty()
        ? List.of()
        : entityManager
            .createQuery(
                "SELECT t FROM TemplateRow t WHERE t.savePath IN :places"
                    + " ORDER BY t.savePath, t.name",
                TemplateRow.class)
            .setParameter("places", places)
            .getResultStream()
            .map(TemplateRow::template)
            .toList();
  }

  /** Held until the work ends. */
  Optional<StoredTemplate> find(String savePath, String name) {
    return entityManager
        .createQuery(
            "SELECT t FROM TemplateRow t WHERE t.savePath = :path AND t.name = :name",
            TemplateRow.class)
        .setParameter("path", savePath)
        .setParameter("name", name)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultStream()
        .map(TemplateRow::template)
        .findFirst();
  }

  long count(UUID account) {
    return ((Number)
            entityManager
                .createNativeQuery("SELECT COUNT(*) FROM image_template WHERE account_id = ?1")
                .setParameter(1, account)
                .getSingleResult())
        .longValue();
  }

  /** In the place of the one that has the same path, if there is one. */
  void put(StoredTemplate wanted) {
    NewTemplate template = wanted.template();
    entityManager
        .createNativeQuery(
            "INSERT INTO image_template (id, account_id, save_path, name, description,"
                + " dimension_mode, source_image, json, updated_at)"
                + " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"
                + " ON DUPLICATE KEY UPDATE description = VALUES(description),"
                + " dimension_mode = VALUES(dimension_mode), source_image = VALUES(source_image),"
                + " json = VALUES(json), updated_at = VALUES(updated_at)")
        .setParameter(1, UuidCreator.getTimeOrderedEpoch())
        .setParameter(2, wanted.account())
        .setParameter(3, template.savePath())
        .setParameter(4, template.name())
        .setParameter(5, template.description().orElse(null))
        .setParameter(6, template.dimensionMode())
        .setParameter(7, template.sourceImage())
        .setParameter(8, template.json())
        .setParameter(9, wanted.updated())
        .executeUpdate();
  }
}
