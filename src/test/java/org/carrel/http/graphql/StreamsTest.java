package org.carrel.http.graphql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graphql.ExecutionResult;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import org.carrel.config.Settings;
import org.carrel.failure.Failure;
import org.carrel.http.graphql.Places.Place;
import org.carrel.identity.Caller;
import org.carrel.identity.Origin;
import org.junit.jupiter.api.Test;

class StreamsTest {
  private static final Caller CALLER = Caller.anonymousReader();
  private static final Origin ORIGIN = new Origin("10.0.0.1", "", "graphql");

  private final Deque<Runnable> threads = new ArrayDeque<>();
  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
  private final Streams streams = streams();
  private int completed;
  private boolean revoked;

  private Streams streams() {
    Settings settings =
        Settings.read(
            key ->
                key.equals("carrel.graphql.streams-per-account")
                    ? Optional.of("1")
                    : Optional.empty());
    Streams made =
        new Streams(
            proxy(ManagedScheduledExecutorService.class, (proxy, asked, args) -> null), settings);
    made.threads =
        proxy(
            ManagedExecutorService.class,
            (proxy, asked, args) -> threads.add((Runnable) args[0]) ? null : null);
    return made;
  }

  private static <T> T proxy(Class<T> type, InvocationHandler answers) {
    return type.cast(
        Proxy.newProxyInstance(StreamsTest.class.getClassLoader(), new Class<?>[] {type}, answers));
  }

  private AsyncContext answer() {
    ServletResponse response = proxy(ServletResponse.class, (proxy, asked, args) -> new Out(sent));
    return proxy(
        AsyncContext.class,
        (proxy, asked, args) ->
            switch (asked.getName()) {
              case "getResponse" -> response;
              case "complete" -> {
                completed++;
                yield null;
              }
              default -> null;
            });
  }

  private EventStream stream(Place place) {
    return new EventStream(
        CALLER, () -> revoked ? Optional.empty() : Optional.of(CALLER), place, answer(), streams);
  }

  private void work() {
    for (Runnable next = threads.poll(); next != null; next = threads.poll()) {
      next.run();
    }
  }

  @Test
  void aPlaceIsTakenBeforeItsStreamIsThere() {
    Place place = streams.reserve(CALLER, ORIGIN);
    assertThatThrownBy(() -> streams.reserve(CALLER, ORIGIN)).isInstanceOf(Failure.class);
    place.release();

    EventStream stream = stream(streams.reserve(CALLER, ORIGIN));
    stream.begin();
    assertThatThrownBy(() -> streams.reserve(CALLER, ORIGIN)).isInstanceOf(Failure.class);
    stream.stop();
    work();
    assertThat(completed).isEqualTo(1);
    assertThatCode(() -> streams.reserve(CALLER, ORIGIN)).doesNotThrowAnyException();
  }

  @Test
  void eventsThatWaitedAreNotWrittenOnceTheRightHasEnded() {
    EventStream stream = stream(streams.reserve(CALLER, ORIGIN));
    stream.begin();
    work();
    stream.next(ExecutionResult.newExecutionResult().data(Map.of("a", "secret")).build());
    revoked = true;
    stream.beat();
    stream.beat();
    work();

    assertThat(sent.toString(UTF_8)).isEqualTo(":\n\n" + EventStream.COMPLETE);
    assertThat(completed).isEqualTo(1);
  }

  private static final class Out extends ServletOutputStream {
    private final ByteArrayOutputStream bytes;

    private Out(ByteArrayOutputStream bytes) {
      this.bytes = bytes;
    }

    @Override
    public void write(int one) {
      bytes.write(one);
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      throw new UnsupportedOperationException();
    }
  }
}
