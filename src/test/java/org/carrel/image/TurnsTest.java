package org.carrel.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.Color;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.junit.jupiter.api.Test;

final class TurnsTest {
  private static void refused(Turns turns, Reason reason, Turns.Work<?> work) {
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> turns.call(work))
        .returns(reason, Failure::reason);
  }

  @Test
  void nobodyWaitsForPixelsThatOneselfHolds() {
    Turns turns = new Turns(1, 100);

    refused(
        turns,
        Reason.TOO_LARGE,
        turn -> {
          turn.take(60);
          turn.take(60);
          return "";
        });
    assertThat(
            turns.<String>call(
                turn -> {
                  turn.take(100);
                  return "whole again";
                }))
        .isEqualTo("whole again");
  }

  @Test
  void aTickWaitsForNobody() throws Exception {
    Turns turns = new Turns(2, 100);
    CountDownLatch holds = new CountDownLatch(1);
    long begun = System.nanoTime();
    Thread other =
        new Thread(
            () -> {
              try {
                holds.await();
              } catch (InterruptedException e) {
                return;
              }
              turns.call(
                  turn -> {
                    turn.take(60);
                    return "";
                  });
            });
    other.start();

    turns.call(
        turn -> {
          turn.take(60);
          holds.countDown();
          while (other.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
          }
          turn.take(0);
          return "";
        });

    other.join();
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void manyOverlaysAreRefusedRatherThanWaitedFor() {
    byte[] image = Drawn.plain(100, 100, Color.RED);
    String path = "unsafe/filters:" + "watermark(b,0,0,0):".repeat(20) + "grayscale()/a";
    Renderer renderer = new Renderer(new Turns(1, 100_000));
    long begun = System.nanoTime();

    assertThatExceptionOfType(Failure.class)
        .isThrownBy(
            () ->
                renderer.render(
                    ImagorPath.parse(path).parameters(), Optional.empty(), name -> image))
        .returns(Reason.TOO_LARGE, Failure::reason);
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void endlessFiltersEndAfterAWhile() {
    byte[] image = Drawn.plain(400, 400, Color.RED);
    String path = "unsafe/filters:" + "blur(90):".repeat(2_000) + "grayscale()/a";
    Renderer renderer = new Renderer(new Turns(1, 1_000_000, Duration.ofMillis(200)));
    long begun = System.nanoTime();

    assertThatExceptionOfType(Failure.class)
        .isThrownBy(
            () ->
                renderer.render(
                    ImagorPath.parse(path).parameters(), Optional.empty(), name -> image))
        .returns(Reason.TIMED_OUT, Failure::reason);
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
  }
}
