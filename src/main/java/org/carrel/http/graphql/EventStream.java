package org.carrel.http.graphql;

import static java.nio.charset.StandardCharsets.UTF_8;

import graphql.ExecutionResult;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.carrel.http.JsonText;
import org.carrel.http.Standing;
import org.carrel.http.graphql.Places.Place;
import org.carrel.identity.Caller;

/** An answer whose events come one after the other. */
final class EventStream extends Stream {
  static final String COMPLETE = "event: complete\ndata:\n\n";

  private static final long BETWEEN_BEATS = Duration.ofSeconds(15).toNanos();

  private final AsyncContext answer;
  private final Streams streams;
  private final Outbox outbox;
  private final AtomicBoolean ended = new AtomicBoolean();
  private long written = System.nanoTime();

  EventStream(Caller caller, Standing standing, Place place, AsyncContext answer, Streams streams) {
    super(caller, standing, place);
    this.answer = answer;
    this.streams = streams;
    this.outbox = streams.outbox(this::end);
  }

  /** Begins, with a comment, so that the client knows at once that it is heard. */
  void begin() {
    answer.setTimeout(0);
    answer.addListener(new Ending());
    streams.add(this);
    say(":\n\n");
  }

  void next(ExecutionResult result) {
    say(event(result));
  }

  static String event(ExecutionResult result) {
    return "event: next\ndata: " + JsonText.of(ResultView.of(result)) + "\n\n";
  }

  private void say(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    outbox.add(bytes.length, () -> write(bytes));
  }

  private void write(byte[] bytes) throws IOException {
    ServletOutputStream out = answer.getResponse().getOutputStream();
    out.write(bytes);
    out.flush();
  }

  @Override
  void tick() {
    long now = System.nanoTime();
    if (now - written > BETWEEN_BEATS) {
      written = now;
      say(":\n\n");
    }
  }

  @Override
  void revoked() {
    dropAll();
    outbox.last(this::complete);
  }

  private void complete() throws IOException {
    try {
      write(COMPLETE.getBytes(UTF_8));
    } finally {
      end();
    }
  }

  @Override
  void stop() {
    dropAll();
    say(COMPLETE);
    outbox.add(0, this::end);
  }

  private void end() {
    if (ended.compareAndSet(false, true)) {
      dropAll();
      outbox.close();
      streams.remove(this);
      try {
        answer.complete();
      } catch (IllegalStateException gone) {
        // then it is over
      }
    }
  }

  private final class Ending implements AsyncListener {
    @Override
    public void onComplete(AsyncEvent event) {
      ended.set(true);
      dropAll();
      outbox.close();
      streams.remove(EventStream.this);
    }

    @Override
    public void onTimeout(AsyncEvent event) {
      end();
    }

    @Override
    public void onError(AsyncEvent event) throws IOException {
      end();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {}
  }
}
