package org.carrel.protocol.ipseity;

import java.util.List;
import java.util.Optional;

/** Where the keys of ipseity's tokens come from. */
interface KeySource {
  /** The one that signs now. */
  TokenKey current();

  /** Those that may have signed a token that holds, the current one first. */
  List<TokenKey> verifying();

  /** What {@code /pubkey} answers; empty where a secret signs. */
  Optional<String> publicKey();
}
