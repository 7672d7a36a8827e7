package org.carrel.catalog;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.carrel.access.Policy;
import org.carrel.failure.Failure;
import org.carrel.identity.Admitted;
import org.carrel.identity.Caller;
import org.carrel.identity.Permission;

/** Which libraries somebody does not see whom somebody else let in. */
@Singleton
public class AdmittedLibraries {
  private final Rows rows;
  private final LibraryAnswers libraries;
  private final Policy policy;

  @Inject
  AdmittedLibraries(Rows rows, LibraryAnswers libraries, Policy policy) {
    this.rows = rows;
    this.libraries = libraries;
    this.policy = policy;
  }

  /**
   * @throws Failure NOT_FOUND if one is unknown or hidden; FORBIDDEN without MANAGE_LIBRARY and
   *     READ_USERS, if there is any
   */
  public void requireHidable(Caller caller, Collection<UUID> ids) {
    if (ids.isEmpty()) {
      return;
    }
    policy.require(caller, Permission.MANAGE_LIBRARY, Permission.READ_USERS);
    Set<UUID> wanted = Set.copyOf(ids);
    if (libraries.byId(policy.visibility(caller), wanted).size() < wanted.size()) {
      throw Failure.notFound("There is no such library.");
    }
  }

  /** Before anybody can sign in to the account. */
  void hide(@Observes Admitted admitted) {
    rows.change(
        """
        INSERT INTO library_exclusion (account_id, library_id)
        SELECT :account, x.library_id FROM library_exclusion x WHERE x.account_id = :maker""",
        Map.of("account", admitted.account(), "maker", admitted.by()));
    if (!admitted.hidden().isEmpty()) {
      rows.change(
          """
          INSERT IGNORE INTO library_exclusion (account_id, library_id)
          SELECT :account, l.id FROM library l WHERE l.id IN (:hidden)""",
          Map.of("account", admitted.account(), "hidden", admitted.hidden()));
    }
  }
}
