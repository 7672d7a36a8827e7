package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class WaysInIT extends ServerTest {

  @Test
  void passesThroughAllFiveWaysIn() {
    WaysIn.ofTheOwnerAt(server()).allWorkAt(server());
  }

  @Test
  void letsNobodyInWithoutOne() {
    assertThat(client().get("/api/v2/auth/me").status()).isEqualTo(401);
    assertThat(client().get("/opds/v1.2/catalog").status()).isEqualTo(401);
  }
}
