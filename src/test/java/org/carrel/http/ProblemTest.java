package org.carrel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class ProblemTest {
  private static Refusal refusal(Failure failure) {
    return new NoDialect()
        .refusal(failure, Problem.status(failure.reason()), StubRequest.get("/").build());
  }

  @Test
  void saysStatusTitleDetailAndCode() {
    assertThat(refusal(Failure.notFound("No \"such\" book.")))
        .isEqualTo(
            new Refusal(
                404,
                Map.of(),
                "application/problem+json",
                "{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404,"
                    + "\"detail\":\"No \\\"such\\\" book.\",\"code\":\"NOT_FOUND\"}"));
  }

  @ParameterizedTest
  @EnumSource(names = {"UNAUTHENTICATED", "BAD_CREDENTIAL"})
  void challengesForABearerAndNeverForBasic(Reason reason) {
    assertThat(refusal(new Failure(reason, "x")).headers().get("WWW-Authenticate"))
        .startsWith("Bearer ")
        .doesNotContain("Basic");
  }

  @ParameterizedTest
  @CsvSource({
    "400, INVALID",
    "401, UNAUTHENTICATED",
    "403, FORBIDDEN",
    "404, NOT_FOUND",
    "418, INVALID",
    "431, INVALID",
    "500, INTERNAL",
    "501, INTERNAL",
    "503, UNAVAILABLE"
  })
  void findsAReasonForTheContainersBareStatus(int status, Reason reason) {
    assertThat(Problem.reason(status)).isEqualTo(reason);
  }

  @Test
  void writesJsonThatBreaksNoScriptAndNoPage() {
    assertThat(JsonText.of(Map.of("k", "</script>\u2028\u0000\"\\\n")))
        .isEqualTo("{\"k\":\"\\u003c/script\\u003e\\u2028\\u0000\\\"\\\\\\n\"}");
  }
}
