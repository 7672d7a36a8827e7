package org.carrel.reading;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

final class PlaceTest {
  @Test
  void thePageOfAPagesOwnShareIsThatPage() {
    for (int pages : new int[] {1, 3, 7, 31, 1_000, 4_999}) {
      for (int page = 1; page <= pages; page++) {
        BigDecimal share = requireNonNull(Place.ofPage(page, pages).percentage());
        assertThat(Place.pageAt(share, pages)).isEqualTo(page);
      }
    }
  }

  @Test
  void aShareBetweenTwoPagesReachesTheNext() {
    assertThat(Place.pageAt(new BigDecimal("0.75"), 31)).isEqualTo(24);
    assertThat(Place.pageAt(new BigDecimal("0.3334"), 3)).isEqualTo(2);
    assertThat(Place.pageAt(BigDecimal.ZERO, 31)).isEqualTo(1);
    assertThat(Place.pageAt(BigDecimal.ONE, 31)).isEqualTo(31);
  }
}
