package org.carrel.catalog;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.carrel.access.Policy;
import org.carrel.identity.Caller;
import org.carrel.identity.Permission;

/**
 * What other catalogues do and this one has nothing of: no service is asked for metadata, so none
 * is fetched and no match is pending. Rights and ids are looked at as if it had.
 */
@Singleton
public class Unoffered {
  private final LibraryAnswers libraries;
  private final Policy policy;

  @Inject
  Unoffered(LibraryAnswers libraries, Policy policy) {
    this.libraries = libraries;
    this.policy = policy;
  }

  /**
   * @return whether anything is fetched
   * @throws org.carrel.failure.Failure FORBIDDEN without METADATA_FETCH_RECORD_MANAGE; NOT_FOUND
   *     for an unknown or hidden library
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
   * @throws org.carrel.failure.Failure FORBIDDEN without METADATA_FETCH_RECORD_MANAGE
   */
  public int decideMatches(Caller caller) {
    policy.require(caller, Permission.METADATA_FETCH_RECORD_MANAGE);
    return 0;
  }
}
