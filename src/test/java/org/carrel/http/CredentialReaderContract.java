package org.carrel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.identity.Credential;
import org.junit.jupiter.api.Test;

/**
 * What every way of showing a credential promises. Whether one is the right one is not the reader's
 * to say: right and wrong ones are read alike.
 */
abstract class CredentialReaderContract {
  abstract CredentialReader reader();

  /** A request that shows this secret in the reader's way. */
  abstract StubRequest showing(StubRequest request, String secret);

  /** A request that shows something in the reader's way that cannot be read. */
  abstract StubRequest malformed();

  abstract Credential credential(String secret);

  @Test
  void findsNothingInARequestThatShowsNothing() {
    assertThat(reader().read(StubRequest.get("/").build())).isEmpty();
  }

  @Test
  void readsARightCredentialAsItIs() {
    assertReads("carrel_right_secret");
  }

  @Test
  void readsAWrongCredentialLikeARightOne() {
    assertReads("wrong");
  }

  void assertReads(String secret) {
    assertThat(reader().read(showing(StubRequest.get("/"), secret).build()))
        .hasValueSatisfying(read -> assertThat(read).isInstanceOf(credential(secret).getClass()));
  }

  @Test
  void refusesWhatItCannotRead() {
    assertThatThrownBy(() -> reader().read(malformed().build()))
        .isInstanceOfSatisfying(
            Failure.class, f -> assertThat(f.reason()).isEqualTo(Reason.INVALID));
  }

  @Test
  void refusesTwoThatDiffer() {
    StubRequest doubled = showing(showing(StubRequest.get("/"), "one"), "another");

    assertThatThrownBy(() -> reader().read(doubled.build()))
        .isInstanceOfSatisfying(
            Failure.class, f -> assertThat(f.reason()).isEqualTo(Reason.INVALID));
  }

  @Test
  void takesTheSameOneGivenTwiceAsOne() {
    StubRequest doubled = showing(showing(StubRequest.get("/"), "same"), "same");

    assertThat(reader().read(doubled.build())).isPresent();
  }

  @Test
  void neverShowsTheSecretInItsText() {
    String text = String.valueOf(reader().read(showing(StubRequest.get("/"), "canary").build()));

    assertThat(text).doesNotContain("canary");
  }
}
