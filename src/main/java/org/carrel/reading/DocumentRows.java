package org.carrel.reading;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.carrel.failure.Failure;
import org.carrel.reading.DocumentRow.Id;

/** The table of pushed documents; always inside a unit of work. */
@Singleton
class DocumentRows {
  private static final int MOST = 20_000;

  private final EntityManager entityManager;

  @Inject
  DocumentRows(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  Optional<DocumentRow> find(UUID account, String document) {
    return Optional.ofNullable(entityManager.find(DocumentRow.class, new Id(account, document)));
  }

  void put(UUID account, DocumentProgress pushed, Instant now) {
    find(account, pushed.document())
        .ifPresentOrElse(there -> there.push(pushed, now), () -> add(account, pushed, now));
  }

  private void add(UUID account, DocumentProgress pushed, Instant now) {
    if (count(account) >= MOST) {
      throw Failure.invalid("Too many documents are kept.");
    }
    DocumentRow row = new DocumentRow(new Id(account, pushed.document()));
    row.push(pushed, now);
    entityManager.persist(row);
  }

  private long count(UUID account) {
    return entityManager
        .createQuery("SELECT COUNT(d) FROM DocumentRow d WHERE d.id.account = :account", Long.class)
        .setParameter("account", account)
        .getSingleResult();
  }

  /** What was pushed of some books by any of their hashes; by account, so that locks follow. */
  List<DocumentRow> of(Collection<UUID> books) {
    return entityManager
        .createNativeQuery(
            """
            SELECT DISTINCT d.* FROM book_document n
              JOIN document_progress d ON d.document = n.document
            WHERE n.book_id IN (:books) ORDER BY d.account_id, d.updated_at
            """,
            DocumentRow.class)
        .setParameter("books", books)
        .getResultStream()
        .map(DocumentRow.class::cast)
        .toList();
  }
}
