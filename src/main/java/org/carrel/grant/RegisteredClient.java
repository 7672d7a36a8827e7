package org.carrel.grant;

import java.util.Optional;

/**
 * A client just registered.
 *
 * @param secret shown now and never again; a public client has none
 */
public record RegisteredClient(Client client, Optional<String> secret) {
  @Override
  public String toString() {
    return "RegisteredClient[" + client.id() + "]";
  }
}
