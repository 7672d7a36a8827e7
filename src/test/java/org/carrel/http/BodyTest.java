package org.carrel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BodyTest {
  private static final String JSON = "application/json";
  private static final String FORM = "application/x-www-form-urlencoded";

  private static Body read(String type, String text) throws IOException {
    return read(type, text.getBytes(StandardCharsets.UTF_8));
  }

  private static Body read(String type, byte[] bytes) throws IOException {
    return Body.of(StubRequest.get("/").body(type, bytes).build());
  }

  private static void assertRefused(Reason reason, String type, byte[] bytes) {
    assertThatThrownBy(() -> read(type, bytes))
        .isInstanceOfSatisfying(Failure.class, f -> assertThat(f.reason()).isEqualTo(reason));
  }

  private static void assertRefused(Reason reason, String type, String text) {
    assertRefused(reason, type, text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void readsAJsonObjectIntoSimpleValues() throws IOException {
    Body body = read(JSON, "{\"a\":\"é\",\"n\":1.5,\"b\":true,\"l\":[1,{}],\"o\":{\"x\":null}}");

    assertThat(body.text("a")).contains("é");
    assertThat(body.flag("b")).contains(true);
    assertThat(body.values())
        .containsEntry("n", new BigDecimal("1.5"))
        .containsEntry("l", List.of(BigDecimal.ONE, Map.of()));
    assertThat(body.values().get("o"))
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .containsEntry("x", null);
  }

  @Test
  void refusesHalfACharacter() {
    assertRefused(Reason.INVALID, JSON, "{\"a\":\"\\ud835\"}");
    assertRefused(Reason.INVALID, JSON, "{\"a\":[\"\\udc9c\\ud835\"]}");
  }

  @Test
  void readsAFormWithRepeatedFields() throws IOException {
    Body body = read(FORM, "a=1&b=%C3%A9+x&a=2&flag=true&empty&=&");

    assertThat(body.values()).containsEntry("a", List.of("1", "2")).containsEntry("empty", "");
    assertThat(body.text("b")).contains("é x");
    assertThat(body.flag("flag")).contains(true);
  }

  @Test
  void readsMultipartFields() throws IOException {
    Body body =
        read(
            "multipart/form-data; boundary=x",
            "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\né\r\n--x--\r\n");

    assertThat(body.text("a")).contains("é");
  }

  @Test
  void takesNoFilesAmongFields() {
    assertRefused(
        Reason.INVALID,
        "multipart/form-data; boundary=x",
        "--x\r\nContent-Disposition: form-data; name=\"a\"; filename=\"b\"\r\n\r\nx\r\n--x--\r\n");
  }

  @Test
  void refusesMultipartWithoutItsBoundary() {
    assertRefused(
        Reason.INVALID,
        "multipart/form-data",
        "--x\r\nContent-Disposition: form-data; name=a\r\n\r\n");
    assertRefused(Reason.INVALID, "multipart/form-data; boundary=x", "nothing of it");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "[]",
        "1",
        "{\"a\":1}x",
        "{\"a\":1,\"a\":2}",
        "{\"a\":{\"b\":1,\"b\":1}}",
        "{a:1}",
        "{\"a\":1e99999}",
        "{\"a\":NaN}",
        "\u0000",
        "{\"a\":11111111111111111111111111111111111111111}"
      })
  void refusesJsonThatIsNoObjectOrIsAmbiguous(String text) {
    assertRefused(Reason.INVALID, JSON, text);
  }

  @Test
  void refusesDeepJsonWithoutFallingOver() {
    String deep = "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";

    assertRefused(Reason.INVALID, JSON, deep);
  }

  @Test
  void refusesBytesThatAreNotUtf8() {
    assertRefused(Reason.INVALID, JSON, new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'});
    assertRefused(Reason.INVALID, FORM, "a=%ff");
    assertRefused(Reason.INVALID, FORM, "a=%C0%AF");
    assertRefused(Reason.INVALID, FORM, "a=%z1");
  }

  @Test
  void refusesMoreThanAMegabyteWhetherAnnouncedOrNot() {
    assertRefused(Reason.TOO_LARGE, FORM, "a".repeat((1 << 20) + 1));
    assertThatThrownBy(
            () ->
                Body.of(
                    StubRequest.post("/")
                        .header("Content-Length", "2147483648")
                        .body(JSON, new byte[0])
                        .build()))
        .isInstanceOfSatisfying(
            Failure.class, f -> assertThat(f.reason()).isEqualTo(Reason.TOO_LARGE));
  }

  @Test
  void refusesFormsOfThousandsOfFields() {
    String fields =
        IntStream.range(0, 10_000).mapToObj(i -> "f" + i).collect(Collectors.joining("&"));

    assertRefused(Reason.INVALID, FORM, fields);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "text/xml", "application/json; charset=utf-16", "nonsense"})
  void refusesOtherMediaTypes(String type) {
    assertRefused(Reason.UNSUPPORTED_MEDIA_TYPE, type, "{}");
  }

  @Test
  void takesNoBodyForAnEmptyOne() throws IOException {
    assertThat(Body.of(StubRequest.get("/").build()).values()).isEmpty();
    assertThat(read(JSON, "").values()).isEmpty();
  }

  @Test
  void saysWhichMemberIsMissingOrOfTheWrongKind() throws IOException {
    Body body = read(JSON, "{\"a\":5,\"n\":null}");

    assertThatThrownBy(() -> body.requireText("a")).hasMessage("a is not a text.");
    assertThatThrownBy(() -> body.requireText("n")).hasMessage("n is missing.");
    assertThatThrownBy(() -> body.flag("a")).hasMessage("a is neither true nor false.");
    assertThat(body.has("n")).isTrue();
    assertThat(body.flag("x")).isEmpty();
  }

  @Test
  void showsNamesButNoValuesInItsText() throws IOException {
    assertThat(read(JSON, "{\"password\":\"canary\"}")).hasToString("Body[password]");
  }
}
