package org.carrel.protocol.ipseity;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.carrel.failure.Failure;

/** The key with which everybody can verify ipseity's tokens. */
@Path("/pubkey")
public class PubkeyResource {
  @Inject private TokenKeys keys;

  /** As configured, else in PEM; 404 where a secret signs. */
  @GET
  public Response get() {
    return keys.source()
        .publicKey()
        .map(Answers::text)
        .orElseThrow(() -> Failure.notFound("A secret signs here; there is no public key."));
  }
}
