package org.carrel.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.identity.EnrolmentTest.refused;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.carrel.config.Settings;
import org.carrel.failure.Reason;
import org.carrel.testing.Together;
import org.junit.jupiter.api.Test;

class PasswordHashTest {
  /** What Burgerauth's Go server has its clients compute over "password123". */
  private static final String BURGERAUTHS =
      "$argon2id$v=19$m=19264,t=32,p=1$SSBtdW5jaCBCdXJnZXJzISE"
          + "$8kTiGeoUBBpoUfn1ApIk/VOn7g8iMny48jsg58pqbhs";

  private final SecureRandom random = new SecureRandom();
  private final PasswordHash hashes =
      new PasswordHash(Settings.read(name -> Optional.empty()), random);

  @Test
  void theRightPasswordMatchesAndNoOther() {
    String stored = hashes.hash(Password.plain("password123"));

    assertThat(stored).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    assertThat(hashes.matches(Password.plain("password123"), stored)).isTrue();
    assertThat(hashes.matches(Password.plain("password124"), stored)).isFalse();
    assertThat(hashes.matches(Password.plain("password123"), null)).isFalse();
    assertThat(hashes.matches(Password.plain("nobody"), null)).isFalse();
    assertThat(hashes.matches(Password.plain(""), null)).isFalse();
  }

  @Test
  void oneNeverHashesLikeAnother() {
    Password password = Password.plain("password123");

    assertThat(hashes.hash(password)).isNotEqualTo(hashes.hash(password));
  }

  @Test
  void agreesWithAnotherProgramsArgon2id() {
    Argon2id hash = Argon2id.parse(BURGERAUTHS);

    assertThat(hash.matches("password123")).isTrue();
    assertThat(hash.matches("password124")).isFalse();
    assertThat(hash.text()).isEqualTo(BURGERAUTHS);
  }

  @Test
  void olderParametersAreKnownAsOutdated() {
    assertThat(hashes.isOutdated(hashes.hash(Password.plain("password123")))).isFalse();
    assertThat(hashes.isOutdated(BURGERAUTHS)).isTrue();
  }

  @Test
  void noMoreThanTheBoundWorkAtOnce() throws Exception {
    BoundedWork bound = new BoundedWork(2);
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();

    Together.call(
        20,
        () ->
            bound.call(
                () -> {
                  most.accumulateAndGet(now.incrementAndGet(), Math::max);
                  Thread.yield();
                  return now.decrementAndGet();
                }));

    assertThat(most.get()).isBetween(1, 2);
  }

  @Test
  void whoComesWhenTooManyWaitIsTurnedAway() throws Exception {
    BoundedWork bound = new BoundedWork(1);
    CountDownLatch done = new CountDownLatch(1);
    AtomicInteger inside = new AtomicInteger();
    Thread[] waiting = new Thread[65];
    for (int i = 0; i < waiting.length; i++) {
      waiting[i] =
          new Thread(
              () -> {
                inside.incrementAndGet();
                bound.call(() -> await(done));
              });
      waiting[i].start();
    }
    while (inside.get() < waiting.length || running(waiting)) {
      Thread.sleep(5);
    }

    refused(Reason.UNAVAILABLE, () -> bound.call(() -> true));
    done.countDown();
    for (Thread thread : waiting) {
      thread.join();
    }
    assertThat(bound.call(() -> true)).isTrue();
  }

  private static boolean running(Thread[] threads) {
    for (Thread thread : threads) {
      if (thread.getState() == Thread.State.RUNNABLE) {
        return true;
      }
    }
    return false;
  }

  private static boolean await(CountDownLatch done) {
    try {
      done.await();
      return true;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
