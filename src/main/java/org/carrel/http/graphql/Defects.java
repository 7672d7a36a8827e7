package org.carrel.http.graphql;

import org.carrel.failure.Failure;

/** Writes a defect of ours into the log, and says where to look for it. */
interface Defects {
  Failure report(Throwable defect);
}
