package org.carrel.protocol.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

final class AddressTest {
  @Test
  void joinsWhateverTheAddressHasAlready() {
    assertThat(new Address("/x").with("a", Optional.of("1 &2")).with("b", Optional.of("3")).text())
        .isEqualTo("/x?a=1+%262&b=3");
    assertThat(new Address("https://x.example/?q=1").with("s", Optional.of("2")).text())
        .isEqualTo("https://x.example/?q=1&s=2");
    assertThat(new Address("/x").with("a", Optional.empty()).text()).isEqualTo("/x");
  }
}
