package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;

/** The first administrator, made by whichever test asks first. */
public final class Owner {
  public static final String NAME = "owner";
  public static final String PASSWORD = "correct horse battery staple";
  private static final String CREDENTIALS =
      "{\"username\":\"" + NAME + "\",\"password\":\"" + PASSWORD + "\"}";

  private Owner() {}

  /** A browser in which the owner has signed in. */
  public static Client at(URI server) {
    Client client = new Client(server);
    Answer claim = client.get("/api/v2/claim");
    if (Boolean.FALSE.equals(claim.json().get("isClaimed"))) {
      assertThat(client.postJson("/api/v2/auth/register", CREDENTIALS).status()).isEqualTo(200);
    }
    assertThat(client.postJson("/api/v2/auth/login", CREDENTIALS).status()).isEqualTo(200);
    return client;
  }
}
