package org.carrel.http.graphql;

import java.io.IOException;
import org.carrel.failure.Failure;
import org.carrel.identity.Caller;
import org.jspecify.annotations.Nullable;

/** The spool of a request, opened only for one that brings files. */
final class RequestFiles implements AutoCloseable {
  private final Uploads uploads;
  private final Caller caller;
  private @Nullable Spool spool;

  RequestFiles(Uploads uploads, Caller caller) {
    this.uploads = uploads;
    this.caller = caller;
  }

  /**
   * Where they go.
   *
   * @throws Failure as {@link Uploads#spool} says
   */
  Spool spool() {
    spool = uploads.spool(caller);
    return spool;
  }

  @Override
  public void close() throws IOException {
    if (spool != null) {
      spool.close();
    }
  }
}
