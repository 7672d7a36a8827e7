package org.carrel.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HistogramTest {

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 63, 64, 65, 127, 128, 1_000, 999_999, 60_000_000, 1L << 60})
  void keepsADurationToWithinOneThirtySecond(long micros) {
    Histogram histogram = new Histogram();

    histogram.add(micros);

    assertThat(histogram.micros(1)).isBetween(micros, micros + micros / 32);
  }

  @Test
  void findsTheDurationThatAPartDidNotExceed() {
    Histogram low = new Histogram();
    Histogram high = new Histogram();
    LongStream.rangeClosed(1, 500).forEach(i -> low.add(i * 10));
    LongStream.rangeClosed(501, 1_000).forEach(i -> high.add(i * 10));

    low.addAll(high);

    assertThat(low.total()).isEqualTo(1_000);
    assertThat(low.micros(0.5)).isCloseTo(5_000, withinPercentage(4));
    assertThat(low.micros(0.99)).isCloseTo(9_900, withinPercentage(4));
  }

  @Test
  void hasNoDurationsAtFirst() {
    assertThat(new Histogram().micros(0.5)).isZero();
  }
}
