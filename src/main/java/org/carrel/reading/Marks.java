package org.carrel.reading;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.carrel.access.Policy;
import org.carrel.catalog.Books;
import org.carrel.failure.Failure;
import org.carrel.identity.Caller;

/** The tables of bookmarks and notes alike; rows always inside a unit of work. */
@Singleton
class Marks {
  private static final int MOST = 2_000;

  private final EntityManager entityManager;
  private final Books books;
  private final Policy policy;

  @Inject
  Marks(EntityManager entityManager, Books books, Policy policy) {
    this.entityManager = entityManager;
    this.books = books;
    this.policy = policy;
  }

  /**
   * The caller's marks in each book that it sees, the oldest first.
   *
   * @param shown what becomes of a row
   * @return by book; one without any is missing
   */
  <R, T> Map<UUID, List<T>> of(
      Caller caller,
      Collection<UUID> of,
      Class<R> kind,
      Function<R, T> shown,
      Function<T, UUID> book) {
    Set<UUID> seen =
        Readers.isOne(caller) ? books.visible(policy.visibility(caller), of) : Set.of();
    return seen.isEmpty()
        ? Map.of()
        : rows(caller, seen, kind).stream().map(shown).collect(Collectors.groupingBy(book));
  }

  private boolean sees(Caller caller, UUID book) {
    return Readers.isOne(caller) && books.find(policy.visibility(caller), book).isPresent();
  }

  /**
   * @throws Failure FORBIDDEN for guests, NOT_FOUND for a book that the caller does not see
   */
  OwnBook require(Caller caller, UUID book) {
    Readers.require(caller);
    if (!sees(caller, book)) {
      throw Failure.notFound("There is no such book.");
    }
    return new OwnBook(caller.accountId(), book);
  }

  private <R> List<R> rows(Caller caller, Set<UUID> of, Class<R> kind) {
    return entityManager
        .createQuery(
            "SELECT m FROM %s m WHERE m.reader.account = :account AND m.reader.book IN :books"
                    .formatted(kind.getSimpleName())
                + " ORDER BY m.id",
            kind)
        .setParameter("account", caller.accountId())
        .setParameter("books", of)
        .getResultList();
  }

  /**
   * @throws Failure INVALID beyond 2,000 of one book
   */
  void add(OwnBook reader, Object row) {
    long there =
        entityManager
            .createQuery(
                "SELECT COUNT(m) FROM %s m WHERE m.reader = :reader"
                    .formatted(row.getClass().getSimpleName()),
                Long.class)
            .setParameter("reader", reader)
            .getSingleResult();
    if (there >= MOST) {
      throw Failure.invalid("The book has too many marks.");
    }
    entityManager.persist(row);
  }

  /** One's own, of a book that is hidden by now too. */
  <T> Optional<T> find(Caller caller, UUID id, Class<T> kind) {
    return entityManager
        .createQuery(
            "SELECT m FROM %s m WHERE m.id = :id AND m.reader.account = :account"
                .formatted(kind.getSimpleName()),
            kind)
        .setParameter("id", id)
        .setParameter("account", caller.accountId())
        .getResultStream()
        .findFirst();
  }

  List<BookmarkRow> atCfi(Caller caller, String epubcfi) {
    return entityManager
        .createQuery(
            "SELECT m FROM BookmarkRow m"
                + " WHERE m.reader.account = :account AND m.place.epubcfi = :cfi ORDER BY m.id",
            BookmarkRow.class)
        .setParameter("account", caller.accountId())
        .setParameter("cfi", epubcfi)
        .getResultList();
  }

  void remove(Object row) {
    entityManager.remove(row);
  }
}
