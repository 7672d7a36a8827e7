package org.carrel.protocol.burgerauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.carrel.failure.Failure;
import org.carrel.http.Body;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;

final class SessionIdTest {
  private static Body body(@Nullable Object id) {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("sessionId", id);
    return new Body(values);
  }

  @Test
  void readsANumberAndATextOfDigitsAlike() {
    assertThat(SessionId.of(body(new BigDecimal("17"))).number()).isEqualTo(17);
    assertThat(SessionId.of(body(new BigDecimal("1.7e1"))).number()).isEqualTo(17);
    assertThat(SessionId.of(body("17")).number()).isEqualTo(17);
  }

  @Test
  void whatIsLargerThanAnySessionIsNobodys() {
    assertThat(SessionId.of(body("9".repeat(40))).number()).isNegative();
    assertThat(SessionId.of(body(new BigDecimal("1e40"))).number()).isNegative();
  }

  static Stream<Object> nonsense() {
    return Stream.of(
        "", "x", "1.5", "1e3", " 1", "9".repeat(41), new BigDecimal("1.5"), true, List.of("1"));
  }

  @ParameterizedTest
  @NullSource
  @MethodSource("nonsense")
  void refusesWhatIsNoWholeNumber(@Nullable Object id) {
    assertThatThrownBy(() -> SessionId.of(body(id))).isInstanceOf(Failure.class);
  }
}
