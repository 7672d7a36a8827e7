package org.carrel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class DeclaredBodyTest {
  private static final byte[] MORE = "four and more".getBytes(StandardCharsets.US_ASCII);

  private static StubRequest offering() {
    return StubRequest.post("/").header("Upgrade", "h2c").body("text/plain", MORE);
  }

  @Test
  void aBodyBesideAnOfferEndsWhereTheHeadersSay() throws IOException {
    HttpServletRequest request = DeclaredBody.of(offering().header("Content-Length", "4").build());

    ServletInputStream in = request.getInputStream();
    assertThat(request.getInputStream()).isSameAs(in);
    assertThat(in.isFinished()).isFalse();
    assertThat(in.readAllBytes()).asString(StandardCharsets.US_ASCII).isEqualTo("four");
    assertThat(in.isFinished()).isTrue();
    assertThat(in.read()).isEqualTo(-1);
    assertThat(in.available()).isZero();
  }

  @Test
  void otherRequestsStayAsTheyAre() {
    HttpServletRequest plain =
        StubRequest.post("/").header("Content-Length", "4").body("text/plain", MORE).build();
    HttpServletRequest empty = StubRequest.get("/").header("Upgrade", "websocket").build();

    assertThat(DeclaredBody.of(plain)).isSameAs(plain);
    assertThat(DeclaredBody.of(empty)).isSameAs(empty);
  }

  @Test
  void chunksBesideAnOfferAreRefused() {
    HttpServletRequest request = offering().header("Transfer-Encoding", "chunked").build();

    assertThatThrownBy(() -> Framing.check(request, new StubResponse().build()))
        .hasMessageContaining("Content-Length");
  }
}
