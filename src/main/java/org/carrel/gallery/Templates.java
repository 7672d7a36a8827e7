package org.carrel.gallery;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.carrel.access.Policy;
import org.carrel.access.Visibility;
import org.carrel.config.Transactions;
import org.carrel.failure.Failure;
import org.carrel.identity.Caller;

/**
 * Templates that people keep for each other: everybody sees those of no library, and those of the
 * libraries they see. They lie in the database, since the folders of a library are the readers' to
 * fill, and often read-only.
 */
@Singleton
public class Templates {
  private static final int MOST = 1_000;

  private final TemplateRows rows;
  private final Folders folders;
  private final Policy policy;
  private final Transactions transactions;
  private final Clock clock;

  @Inject
  Templates(
      TemplateRows rows, Folders folders, Policy policy, Transactions transactions, Clock clock) {
    this.rows = rows;
    this.folders = folders;
    this.policy = policy;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * By path.
   *
   * @param savePath those of this folder alone; empty for all
   */
  public List<StoredTemplate> list(Caller caller, Optional<String> savePath) {
    Visibility visibility = policy.visibility(caller);
    Optional<String> wanted = savePath.map(path -> path.replaceAll("^/+|/+$", ""));
    List<String> places = wanted.map(List::of).orElseGet(() -> transactions.call(rows::places));
    List<String> seen = folders.holding(visibility, places);
    return transactions.call(() -> rows.in(seen));
  }

  /**
   * Keeps a new one.
   *
   * @throws Failure CONFLICT if there is one of that path; NOT_FOUND for a folder that the caller
   *     does not see; FORBIDDEN for whoever may not write; INVALID beyond 1,000 of one's own
   */
  public StoredTemplate keep(Caller caller, NewTemplate wanted) {
    return put(
        caller,
        wanted,
        () -> {
          throw Failure.conflict("There is a template of this name.");
        });
  }

  /**
   * Keeps it, in the place of one's own of that path if there is one.
   *
   * @throws Failure CONFLICT if that is another's; else as {@link #keep}
   */
  public StoredTemplate replace(Caller caller, NewTemplate wanted) {
    return put(
        caller,
        wanted,
        () -> {
          StoredTemplate there = rows.find(wanted.savePath(), wanted.name()).orElseThrow();
          if (!there.account().equals(caller.accountId()) && !policy.administers(caller)) {
            throw Failure.conflict("There is another's template of this name.");
          }
        });
  }

  private StoredTemplate put(Caller caller, NewTemplate wanted, Runnable whenThere) {
    if (!policy.mayWrite(caller)) {
      throw Failure.forbidden("You may not keep templates.");
    }
    if (!folders.mayHold(policy.visibility(caller), wanted.savePath())) {
      throw Failure.notFound("There is no such folder.");
    }
    StoredTemplate stored = new StoredTemplate(wanted, caller.accountId(), clock.instant());
    transactions.runApart(
        () -> {
          if (rows.find(wanted.savePath(), wanted.name()).isPresent()) {
            whenThere.run();
          } else if (rows.count(caller.accountId()) >= MOST) {
            throw Failure.invalid("You keep too many templates.");
          }
          rows.put(stored);
        });
    return stored;
  }
}
