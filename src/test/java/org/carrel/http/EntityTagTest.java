package org.carrel.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntityTagTest {
  private final EntityTag tag = EntityTag.of("ab-1");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "ab-1"           | true  | false
          W/"ab-1"         | true  | true
          "x", "ab-1"      | true  | false
          "x",W/"ab-1"     | true  | true
          "ab-1x"          | false | true
          "xab-1"          | false | true
          ab-1             | false | true
          *                | false | false
          """)
  void isComparedAsItsHeaderWantsIt(String header, boolean named, boolean refused) {
    var asked = StubRequest.get("/").header("If-None-Match", header).build();
    assertThat(tag.isNamedBy(asked)).isEqualTo(named);
    assertThat(tag.isHeldBy(asked)).isEqualTo(named || header.equals("*"));
    var wanted = StubRequest.get("/").header("If-Match", header).build();
    assertThat(tag.isRefusedBy(wanted)).isEqualTo(refused);
  }

  @Test
  void isLookedForInEveryLine() {
    var lines = StubRequest.get("/").header("If-Match", "\"x\"").header("If-Match", "\"ab-1\"");
    assertThat(tag.isRefusedBy(lines.build())).isFalse();
    assertThat(tag.isHeldBy(StubRequest.get("/").build())).isFalse();
    assertThat(tag.isRefusedBy(StubRequest.get("/").build())).isFalse();
  }
}
