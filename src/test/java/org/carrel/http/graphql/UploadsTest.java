package org.carrel.http.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.carrel.config.Settings;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.identity.Caller;
import org.carrel.identity.Limits;
import org.carrel.identity.Permission;
import org.carrel.identity.Proof;
import org.carrel.identity.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadsTest {
  @TempDir private Path folder;

  private Uploads uploads(boolean enabled) {
    return new Uploads(folder, new Settings.Uploads(100, 10, enabled), Clock.systemUTC());
  }

  private static Caller caller(Permission... permissions) {
    return new Caller(
        UUID.randomUUID(),
        "ida",
        Role.USER,
        false,
        Set.of(permissions),
        Set.of(),
        Proof.SESSION,
        false,
        "",
        0,
        Limits.NONE);
  }

  private static void keep(Uploads uploads, Caller caller, int bytes) throws IOException {
    try (Spool spool = uploads.spool(caller)) {
      spool.keep("a", "b", new ByteArrayInputStream(new byte[bytes]));
    }
  }

  private static void refuses(Uploads uploads, Caller caller, int bytes, Reason reason) {
    assertThatThrownBy(() -> keep(uploads, caller, bytes))
        .isInstanceOfSatisfying(
            Failure.class, failure -> assertThat(failure.reason()).isEqualTo(reason));
  }

  @Test
  void guestsBringNothing() {
    refuses(uploads(true), Caller.anonymousReader(), 0, Reason.FORBIDDEN);
    refuses(uploads(true), Caller.guest("x"), 0, Reason.FORBIDDEN);
  }

  @Test
  void whoMayNotBringBooksBringsAPicture() throws IOException {
    keep(uploads(true), caller(Permission.UPLOAD_FILE), 100);
    keep(uploads(true), caller(), 10);
    refuses(uploads(true), caller(), 11, Reason.TOO_LARGE);
    refuses(uploads(false), caller(Permission.UPLOAD_FILE), 11, Reason.TOO_LARGE);
  }

  @Test
  void oneAccountDoesNotTakeAllPlaces() throws IOException {
    Uploads uploads = uploads(true);
    Caller one = caller();
    Spool first = uploads.spool(one);
    uploads.spool(one);
    refuses(uploads, one, 1, Reason.CONFLICT);
    keep(uploads, caller(), 1);

    first.close();
    keep(uploads, one, 1);
  }
}
