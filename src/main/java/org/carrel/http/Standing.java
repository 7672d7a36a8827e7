package org.carrel.http;

import java.util.Optional;
import org.carrel.identity.Caller;

/** Who is behind a credential now; empty once it is revoked. Never kept but for its stream. */
public interface Standing {
  Optional<Caller> caller();
}
