package org.carrel.http.graphql;

import java.io.IOException;
import org.carrel.failure.Failure;
import org.jspecify.annotations.Nullable;

/** The spool of a request, opened only for one that brings files. */
final class RequestFiles implements AutoCloseable {
  private final Uploads uploads;
  private @Nullable Spool spool;

  RequestFiles(Uploads uploads) {
    this.uploads = uploads;
  }

  /**
   * Where they go.
   *
   * @throws Failure UNAVAILABLE while too many others bring files
   */
  Spool spool() {
    spool = uploads.spool();
    return spool;
  }

  @Override
  public void close() throws IOException {
    if (spool != null) {
      spool.close();
    }
  }
}
