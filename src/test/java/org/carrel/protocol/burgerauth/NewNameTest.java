package org.carrel.protocol.burgerauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.carrel.failure.Failure;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NewNameTest {

  @ParameterizedTest
  @ValueSource(strings = {"a", "Bob7", "twentycharacters2345", "Łukasz", "花子", "\ud835\udc9c"})
  void takesLettersAndDigitsOfAnyScript(String name) {
    assertThat(NewName.of(name).text()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "a b",
        "a-b",
        "a_b",
        "a.b",
        "<b>",
        "e\u0301",
        "\ud835",
        "twentyonecharacters21"
      })
  void refusesTheRest(String name) {
    assertThatThrownBy(() -> NewName.of(name)).isInstanceOf(Failure.class);
  }
}
