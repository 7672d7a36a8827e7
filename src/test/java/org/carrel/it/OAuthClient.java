package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carrel.http.JsonText;

/** A registered client of an administrator's that nobody is asked about, and what it sends. */
public record OAuthClient(URI server, String id, String secret) {
  static final String BACK = "https://app.example/back?fixed=1";
  static final String LOOPBACK = "http://127.0.0.1/callback";
  static final String BYE = "https://app.example/bye";
  static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

  static OAuthClient register(Household house, URI server) {
    return register(house, server, Map.of());
  }

  static OAuthClient register(Household house, URI server, Map<String, Object> more) {
    return register(house.ownerToken(), server, more);
  }

  /**
   * @param more what it has beside the usual
   */
  public static OAuthClient register(String ownerToken, URI server, Map<String, Object> more) {
    Map<String, Object> wanted = new LinkedHashMap<>();
    wanted.put("client_name", "Trusted");
    wanted.put("redirect_uris", List.of(BACK, LOOPBACK));
    wanted.put("post_logout_redirect_uris", List.of(BYE));
    wanted.put("scope", "openid profile email offline_access library:read progress");
    wanted.put(
        "grant_types",
        List.of(
            "authorization_code",
            "refresh_token",
            "client_credentials",
            "urn:ietf:params:oauth:grant-type:device_code"));
    wanted.put("trusted", true);
    wanted.putAll(more);
    Answer made =
        new Client(server)
            .postJson("/oauth2/clients", JsonText.of(wanted), Household.bearer(ownerToken));
    assertThat(made.status()).as(made.toString()).isEqualTo(201);
    boolean confidential = made.json().containsKey("client_secret");
    return new OAuthClient(
        server, made.member("client_id"), confidential ? made.member("client_secret") : "");
  }

  static String challenge(String verifier) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Names and values in turn, encoded as in a form. */
  public static String form(String... pairs) {
    return Stream.iterate(0, i -> i < pairs.length, i -> i + 2)
        .map(i -> encoded(pairs[i]) + "=" + encoded(pairs[i + 1]))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  static String authorizePath(Map<String, String> parameters) {
    String[] pairs =
        parameters.entrySet().stream()
            .flatMap(e -> Stream.of(e.getKey(), e.getValue()))
            .toArray(String[]::new);
    return "/oauth2/authorize?" + form(pairs);
  }

  /** What a well-behaved client asks; to be changed by tests. */
  public Map<String, String> request() {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("response_type", "code");
    parameters.put("client_id", id);
    parameters.put("redirect_uri", BACK);
    parameters.put("scope", "openid profile library:read");
    parameters.put("state", "s t&te");
    parameters.put("nonce", "n-1");
    parameters.put("code_challenge", challenge(VERIFIER));
    parameters.put("code_challenge_method", "S256");
    return parameters;
  }

  Answer authorize(Client browser, Map<String, String> parameters) {
    return browser.get(authorizePath(parameters));
  }

  String code(Client browser) {
    return code(browser, request());
  }

  /** What a request leads to that nothing is wrong with. */
  String code(Client browser, Map<String, String> request) {
    Answer answer = authorize(browser, request);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(303);
    return code(answer);
  }

  static String code(Answer answer) {
    return parameters(answer).getOrDefault("code", "");
  }

  /** Those of the address that an answer sends a browser to. */
  static Map<String, String> parameters(Answer answer) {
    String query = URI.create(answer.header("Location")).getRawQuery();
    return Arrays.stream(query.split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                p -> p[0], p -> URLDecoder.decode(p[1], StandardCharsets.UTF_8), (a, b) -> a + b));
  }

  /** A form posted with the client's secret in the header. */
  Answer post(String path, String... pairs) {
    return new Client(server).postForm(path, form(pairs), "Authorization", basic());
  }

  public String basic() {
    return Client.basic(encoded(id), encoded(secret));
  }

  Answer token(String... pairs) {
    return post("/oauth2/token", pairs);
  }

  Answer redeem(String code) {
    return token(
        "grant_type",
        "authorization_code",
        "code",
        code,
        "redirect_uri",
        BACK,
        "code_verifier",
        VERIFIER);
  }

  Answer refresh(String refreshToken) {
    return token("grant_type", "refresh_token", "refresh_token", refreshToken);
  }

  /** Tokens of whoever is signed in in that browser. */
  public Answer tokens(Client browser) {
    Answer answer = redeem(code(browser));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    return answer;
  }

  Answer introspect(String token) {
    return post("/oauth2/introspect", "token", token);
  }

  Answer userinfo(String token) {
    return new Client(server).get("/oauth2/userinfo", Household.bearer(token));
  }
}
