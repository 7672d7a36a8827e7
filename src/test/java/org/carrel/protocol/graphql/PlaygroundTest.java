package org.carrel.protocol.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.identity.Caller;
import org.carrel.identity.Limits;
import org.carrel.identity.Proof;
import org.carrel.identity.Role;
import org.junit.jupiter.api.Test;

class PlaygroundTest {
  private static final Caller MEMBER =
      new Caller(
          UUID.randomUUID(),
          "ida",
          Role.USER,
          false,
          Set.of(),
          Set.of(),
          Proof.SESSION,
          false,
          "",
          0,
          Limits.NONE);

  private final Map<Object, Object> headers = new HashMap<>();

  private static <T> T proxy(Class<T> type, InvocationHandler answers) {
    return type.cast(
        Proxy.newProxyInstance(
            PlaygroundTest.class.getClassLoader(), new Class<?>[] {type}, answers));
  }

  private void show(boolean on, Caller caller) throws IOException {
    HttpServletRequest head = proxy(HttpServletRequest.class, (proxy, asked, args) -> "HEAD");
    HttpServletResponse response =
        proxy(
            HttpServletResponse.class,
            (proxy, asked, args) ->
                asked.getName().equals("setHeader") ? headers.put(args[0], args[1]) : null);
    new Playground(on).show(caller, head, response);
  }

  private void refuses(boolean on, Caller caller) {
    headers.clear();
    assertThatThrownBy(() -> show(on, caller))
        .isInstanceOfSatisfying(
            Failure.class,
            failure -> assertThat(failure.reason()).isEqualTo(Reason.METHOD_NOT_ALLOWED));
    assertThat(headers).containsExactly(Map.entry("Allow", "POST"));
  }

  @Test
  void isShownToMembers() throws IOException {
    show(true, MEMBER);
    assertThat(headers).containsKey("Content-Security-Policy");
  }

  @Test
  void isNotThereWhileItIsOff() {
    refuses(false, MEMBER);
  }

  @Test
  void isNotThereForGuests() {
    refuses(true, Caller.anonymousReader());
    refuses(true, Caller.guest("x"));
  }
}
