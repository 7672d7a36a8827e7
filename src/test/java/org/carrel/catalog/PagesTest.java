package org.carrel.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PagesTest {
  @Test
  void whatNotEveryReaderShowsBecomesAJpeg() {
    for (String shown : new String[] {"image/jpeg", "image/png", "image/gif", "image/avif"}) {
      assertThat(Pages.fittingType(shown)).isEqualTo(shown);
    }
    for (String other : new String[] {"image/webp", "image/bmp"}) {
      assertThat(Pages.fittingType(other)).isEqualTo("image/jpeg");
    }
  }
}
