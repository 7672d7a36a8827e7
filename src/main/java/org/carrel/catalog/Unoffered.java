package org.carrel.catalog;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.UUID;
import org.carrel.access.Policy;
import org.carrel.failure.Failure;
import org.carrel.identity.Caller;
import org.carrel.identity.Permission;

/**
 * What other catalogues do and this one has nothing of: no service is asked for metadata, so none
 * is fetched and no match is pending, and archives of RAR are not listed. Rights and ids are looked
 * at as if it had.
 */
@Singleton
public class Unoffered {
  private final BookAnswers books;
  private final LibraryAnswers libraries;
  private final Policy policy;

  @Inject
  Unoffered(BookAnswers books, LibraryAnswers libraries, Policy policy) {
    this.books = books;
    this.libraries = libraries;
    this.policy = policy;
  }

  /**
   * @return whether anything is fetched
   * @throws Failure FORBIDDEN without METADATA_FETCH_RECORD_MANAGE; NOT_FOUND for an unknown or
   *     hidden library
   */
  public boolean fetch(Caller caller, UUID library) {
    policy.require(caller, Permission.METADATA_FETCH_RECORD_MANAGE);
    libraries.require(policy.visibility(caller), library);
    return false;
  }

  /**
   * Accepts or rejects what was found elsewhere.
   *
   * @return how many matches were pending
   * @throws Failure FORBIDDEN without METADATA_FETCH_RECORD_MANAGE
   */
  public int decideMatches(Caller caller) {
    policy.require(caller, Permission.METADATA_FETCH_RECORD_MANAGE);
    return 0;
  }

  /**
   * @return why nothing is converted
   * @throws Failure FORBIDDEN without MANAGE_LIBRARY; NOT_FOUND for an unknown or hidden book
   */
  public Failure unconvertible(Caller caller, UUID book) {
    policy.require(caller, Permission.MANAGE_LIBRARY);
    if (books.byId(policy.visibility(caller), Set.of(book)).isEmpty()) {
      throw Failure.notFound("There is no such book.");
    }
    return Failure.invalid("The book is no RAR archive.");
  }
}
