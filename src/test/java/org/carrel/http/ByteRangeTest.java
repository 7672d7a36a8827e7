package org.carrel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bytes=0-0|0|0",
        "bytes=2-5|2|5",
        "bytes=5-|5|9",
        "bytes=-3|7|9",
        "bytes=-99|0|9",
        "bytes=0-99999999999999999999999|0|9"
      })
  void resolvesOneRangeWithinTheFile(String header, long first, long last) {
    assertThat(ByteRange.parse(header, 10)).contains(List.of(new ByteRange(first, last)));
  }

  @Test
  void keepsSeveralRangesInTheirOrder() {
    assertThat(ByteRange.parse("bytes=4-5, 0-1,-1", 10))
        .contains(List.of(new ByteRange(4, 5), new ByteRange(0, 1), new ByteRange(9, 9)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=10-", "bytes=99-100", "bytes=-0"})
  void isEmptyWhereNothingLiesWithinTheFile(String header) {
    assertThat(ByteRange.parse(header, 10)).contains(List.of());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "items=0-1",
        "bytes=",
        "bytes=a-b",
        "bytes=5-2",
        "bytes=--1",
        "bytes=1",
        "bytes=0-1,x",
        "bytes=0-0,0-0,0-0,0-0,0-0,0-0,0-0,0-0,0-0,0-0,0-0,0-0,0-0,0-0,0-0,0-0,0-0"
      })
  void ignoresWhatItCannotRead(String header) {
    assertThat(ByteRange.parse(header, 10)).isEqualTo(Optional.empty());
  }
}
