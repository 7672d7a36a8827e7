package org.carrel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.identity.ApiKeyText;
import org.carrel.identity.BearerToken;
import org.carrel.identity.SessionCookie;
import org.junit.jupiter.api.Test;

final class PresentedCredentialTest {
  private static final Route API = Route.toResource("/api/v2/*");
  private static final String BASIC = "Basic YW5uOnB3";

  private static StubRequest request() {
    return StubRequest.get("/api/v2/x");
  }

  private static void assertRefused(Reason reason, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(Failure.class, f -> assertThat(f.reason()).isEqualTo(reason));
  }

  @Test
  void prefersWhatIsShownOnPurposeToTheCookie() {
    StubRequest both =
        request().cookie("carrel_session", "s").header("Authorization", "Bearer t.t.t");

    assertThat(PresentedCredential.of(API, both.build())).contains(new BearerToken("t.t.t"));
    assertThat(PresentedCredential.of(API, request().cookie("carrel_session", "s").build()))
        .contains(new SessionCookie("s"));
  }

  @Test
  void refusesTwoDifferentCredentials() {
    StubRequest two = request().header("X-API-Key", "carrel_a_b");

    assertRefused(
        Reason.INVALID,
        () -> PresentedCredential.of(API, two.header("Authorization", "Bearer t.t.t").build()));
  }

  @Test
  void takesOneKeyInTwoHeadersAsOne() {
    StubRequest twice =
        request().header("X-API-Key", "carrel_a_b").header("Authorization", "Bearer carrel_a_b");

    assertThat(PresentedCredential.of(API, twice.build())).isPresent();
  }

  @Test
  void refusesBasicWhereItIsNotTaken() {
    assertRefused(
        Reason.BAD_CREDENTIAL,
        () -> PresentedCredential.of(API, request().header("Authorization", BASIC).build()));
  }

  @Test
  void refusesBasicEvenBesideAKey() {
    assertRefused(
        Reason.BAD_CREDENTIAL,
        () ->
            PresentedCredential.of(
                API, request().header("X-API-Key", "k").header("Authorization", BASIC).build()));
  }

  @Test
  void leavesTheHeaderToResourcesThatReadItThemselves() {
    Route refresh = Route.toResource("/api/v2/auth/refresh-token").readingNothing();

    assertThat(
            PresentedCredential.of(
                refresh, request().header("Authorization", "Bearer t.t.t").build()))
        .isEmpty();
  }

  @Test
  void readsNothingButTheKeyOnAKeyedPath() {
    StubRequest keyed =
        request()
            .attribute(PathKeyReader.ATTRIBUTE, new ApiKeyText("k"))
            .header("Authorization", BASIC)
            .cookie("carrel_session", "s");

    assertThat(PresentedCredential.of(API, keyed.build())).contains(new ApiKeyText("k"));
  }

  @Test
  void whereMistakesAreForgivenAnotherHeaderHidesNoCookie() {
    Route forgiving = Route.toServlet("/x").reading(CredentialReader.COOKIE).forgiving();
    StubRequest both = request().cookie("carrel_session", "s").header("Authorization", BASIC);

    assertThat(PresentedCredential.of(forgiving, both.build())).contains(new SessionCookie("s"));
  }
}
