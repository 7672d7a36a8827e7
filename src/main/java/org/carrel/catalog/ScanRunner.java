package org.carrel.catalog;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.carrel.failure.Failure;

/** Carries one scan from its claim to its end, in steps after each of which another could go on. */
@Singleton
class ScanRunner {
  private static final Logger LOG = System.getLogger(ScanRunner.class.getName());
  private static final int SLICE = 200;
  private static final int COUNTED_PER_BEAT = 1_000;
  private static final String UNFORESEEN = "The scan met an error that the server's log tells.";

  private final ScanLease lease;
  private final ScanSteps steps;
  private final Removal removal;
  private final SearchTexts searchTexts;
  private volatile boolean stopping;

  @Inject
  ScanRunner(ScanLease lease, ScanSteps steps, Removal removal, SearchTexts searchTexts) {
    this.lease = lease;
    this.steps = steps;
    this.removal = removal;
    this.searchTexts = searchTexts;
  }

  /** Ends the scan under way at its next step; it is gone on with after the next start. */
  void stop() {
    stopping = true;
  }

  void run(Claim claim) {
    try {
      scan(claim);
      lease.finish(claim, ScanState.DONE, "");
    } catch (ScanEnd end) {
      end(claim, end.why());
    } catch (Failure failure) {
      lease.finish(claim, ScanState.FAILED, failure.getMessage());
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.ERROR, "A scan failed", e);
      lease.finish(claim, ScanState.FAILED, UNFORESEEN);
    }
  }

  private void end(Claim claim, ScanEnd.Cause why) {
    switch (why) {
      case CANCELLED -> lease.finish(claim, ScanState.CANCELLED, "");
      case STOPPING -> lease.release(claim);
      case LEASE_LOST -> LOG.log(Level.WARNING, "A scan is left to another node");
    }
  }

  private void scan(Claim claim) throws IOException {
    FolderWalk.requireFolder(claim.root());
    int files = count(claim);
    lease.begin(claim, ScanPhase.READING, files);
    int done = read(claim);
    lease.begin(claim, ScanPhase.REMOVING, done);
    removal.removeLost(claim, () -> beat(claim, done, ""));
    if (claim.part().isWhole()) {
      searchTexts.complete(claim.library());
    }
  }

  private int count(Claim claim) throws IOException {
    beat(claim, 0, "");
    int[] count = {0};
    Set<String> folders = new HashSet<>();
    claim
        .walk()
        .walk(
            found -> {
              count[0]++;
              folders.add(found.folder());
              if (count[0] % COUNTED_PER_BEAT == 0) {
                beat(claim, 0, found.name());
              }
            },
            unreadable -> {});
    lease.folders(claim, folders.size());
    return count[0];
  }

  private int read(Claim claim) throws IOException {
    int[] done = {0};
    List<FoundFile> slice = new ArrayList<>(SLICE);
    claim
        .walk()
        .walk(
            found -> {
              slice.add(found);
              if (slice.size() == SLICE) {
                done[0] = step(claim, slice, done[0]);
              }
            },
            unreadable -> steps.tell(claim, unreadable));
    return step(claim, slice, done[0]);
  }

  private int step(Claim claim, List<FoundFile> slice, int done) {
    steps.take(claim, slice, (more, current) -> beat(claim, done + more, current));
    int sum = done + slice.size();
    slice.clear();
    beat(claim, sum, "");
    return sum;
  }

  private void beat(Claim claim, int done, String current) {
    if (stopping) {
      throw new ScanEnd(ScanEnd.Cause.STOPPING);
    }
    lease.beat(claim, done, current);
  }
}
