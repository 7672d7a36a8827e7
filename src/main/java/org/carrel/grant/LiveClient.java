package org.carrel.grant;

import java.util.Optional;

/** A client with what its secret is held against. */
record LiveClient(Client client, Optional<String> secretHash) {
  @Override
  public String toString() {
    return "LiveClient[" + client.id() + "]";
  }
}
