package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.StringJoiner;
import java.util.UUID;

/** ipseity's calls as its own clients make them: every argument in a form, whatever the method. */
record IpseityCalls(URI server) {
  static final String FORM = "application/x-www-form-urlencoded";

  Answer call(String method, String path, String... arguments) {
    return new Client(server).send(method, path, form(arguments), FORM);
  }

  static String form(String... arguments) {
    StringJoiner form = new StringJoiner("&");
    for (int i = 0; i < arguments.length; i += 2) {
      form.add(arguments[i] + "=" + URLEncoder.encode(arguments[i + 1], StandardCharsets.UTF_8));
    }
    return form.toString();
  }

  /** A name that nobody has. */
  static String name() {
    return "i-" + UUID.randomUUID().toString().substring(0, 18);
  }

  /** Signs up with the short password of ipseity's own tests; only so many may in an hour. */
  String newUser() {
    String name = name();
    Answer made = call("POST", "/user", "user", name, "pass", "bar");
    assertThat(made.status()).as(made.toString()).isEqualTo(201);
    return name;
  }

  /** Somebody with {@link Household#PASSWORD}. */
  Household.Member member() {
    return new Household(server).member();
  }

  /** As an administrator changes an account. */
  void change(String id, Map<String, ?> members) {
    new Household(server).change(id, members);
  }

  String access(String name, String password) {
    return text(call("GET", "/token", "user", name, "pass", password));
  }

  String access(Household.Member member) {
    return access(member.name(), Household.PASSWORD);
  }

  String refresh(String access) {
    return text(call("GET", "/refresh_token", "access_token", access));
  }

  /** An access token that was got by a refresh token. */
  String second(String refresh) {
    return text(call("GET", "/token", "user", refresh));
  }

  private static String text(Answer answer) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).startsWith("text/");
    return answer.text();
  }
}
