package org.carrel.http.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.http.graphql.Places.Place;
import org.carrel.identity.Caller;
import org.carrel.identity.Limits;
import org.carrel.identity.Origin;
import org.carrel.identity.Proof;
import org.carrel.identity.Role;
import org.junit.jupiter.api.Test;

class PlacesTest {
  private final Places places = new Places("streams", 3, 2);

  private Reason refused(String holder) {
    try {
      places.take(holder);
      throw new AssertionError("taken");
    } catch (Failure failure) {
      return failure.reason();
    }
  }

  @Test
  void boundsTheHolderAndTheNode() {
    Place first = places.take("a");
    places.take("a");
    assertThat(refused("a")).isEqualTo(Reason.CONFLICT);
    places.take("b");
    assertThat(refused("c")).isEqualTo(Reason.UNAVAILABLE);

    first.release();
    first.release();
    places.take("a");
    assertThatThrownBy(() -> places.take("c")).isInstanceOf(Failure.class);
  }

  @Test
  void manyAtOnceTakeNoMoreThanThereAre() {
    Places few = new Places("streams", 1_000, 20);
    AtomicInteger taken = new AtomicInteger();
    IntStream.range(0, 1_000)
        .parallel()
        .forEach(
            i -> {
              try {
                few.take("a");
                taken.incrementAndGet();
              } catch (Failure full) {
                assertThat(full.reason()).isEqualTo(Reason.CONFLICT);
              }
            });
    assertThat(taken).hasValue(20);
  }

  @Test
  void guestsAreToldApartByTheirAddress() {
    Caller guest = Caller.anonymousReader();
    assertThat(Places.holder(guest, new Origin("10.0.0.1", "", "graphql")))
        .isNotEqualTo(Places.holder(guest, new Origin("10.0.0.2", "", "graphql")))
        .isEqualTo(Places.holder(Caller.guest("x"), new Origin("10.0.0.1", "b", "graphql")));
  }

  private static Caller caller(Proof proof, String credentialId) {
    return new Caller(
        new UUID(0, 1),
        "ada",
        Role.USER,
        false,
        Set.of(),
        Set.of(),
        proof,
        false,
        credentialId,
        0,
        Limits.NONE);
  }

  @Test
  void whoLooksOnTakesNoPlaceOfTheAccount() {
    Origin origin = new Origin("10.0.0.1", "", "graphql");

    assertThat(Places.holder(caller(Proof.PREVIEW, "7"), origin))
        .isNotEqualTo(Places.holder(caller(Proof.SESSION, "7"), origin))
        .isNotEqualTo(Places.holder(caller(Proof.PREVIEW, "8"), origin));
    assertThat(Places.holder(caller(Proof.SESSION, "7"), origin))
        .isEqualTo(Places.holder(caller(Proof.SESSION, "8"), origin));
  }
}
