package org.carrel.protocol.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RedirectTargetTest {

  @ParameterizedTest
  @CsvSource({
    "https://app.example/cb?x=1, https://app.example, app.example, target.host",
    "https://app.example:8443/cb, https://app.example:8443, app.example:8443, target.host",
    "http://127.0.0.1:5000/cb, http://127.0.0.1:5000, 127.0.0.1:5000, target.loopback",
    "http://[::1]:5000/cb, http:, [::1]:5000, target.loopback",
    "com.example.app:/cb, com.example.app:, com.example.app, target.app"
  })
  void browsersAndPeopleAreToldWhereTheAnswerGoes(
      String uri, String source, String place, String kind) {
    RedirectTarget target = RedirectTarget.of(uri);

    assertThat(target.source()).isEqualTo(source);
    assertThat(target.place()).isEqualTo(place);
    assertThat(target.kind()).isEqualTo(kind);
  }
}
