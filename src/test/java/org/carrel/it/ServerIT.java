package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ServerIT extends ServerTest {

  @Test
  void answersAPing() {
    Answer answer = client().get("/api/v2/ping");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).isEqualTo("pong");
  }

  @Test
  void servesTheStartPageAtTheRoot() {
    Answer answer = client().get("/");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).contains("<title>Carrel</title>");
  }

  @Test
  void namesNoServerSoftware() {
    Answer answer = client().get("/");

    assertThat(answer.header("Server")).isEmpty();
    assertThat(answer.header("X-Powered-By")).isEmpty();
  }
}
