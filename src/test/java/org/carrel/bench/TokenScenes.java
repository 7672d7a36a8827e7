package org.carrel.bench;

import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.carrel.it.Answer;
import org.carrel.it.Client;
import org.carrel.it.OAuthClient;

/** What OAuth clients ask for most. */
record TokenScenes(Stage stage, Meter meter, Table table) {
  private static final double LOOK = 6_000;
  private static final double DOCUMENT = 12_000;
  private static final double CLIENT_CREDENTIALS = 1_500;
  private static final double REFRESH = 750;
  private static final int REFRESH_ROUNDS = 10;

  void play() throws IOException, SQLException {
    URI uri = stage.carrel().uri();
    OAuthClient app = OAuthClient.register(stage.owner().token(), uri, Map.of());
    Client browser = new Client(uri);
    browser.postJson("/api/v2/auth/login", Owner.credentials(Owner.PASSWORD));
    Answer tokens = app.tokens(browser);
    documents();
    looks(app, tokens.member("access_token"));
    issues(app);
    refreshes("refresh without an id_token", "library:read", app, tokens);
    refreshes("refresh with an id_token by RS256", "library:read openid", app, tokens);
  }

  private void documents() throws IOException {
    table.addAll(
        meter.measure(
            List.of(
                kind("JWKS", Call.get("/oauth2/jwks")).heldTo(Bar.perCpuSecond(DOCUMENT)),
                kind("discovery", Call.get("/.well-known/openid-configuration"))
                    .heldTo(Bar.perCpuSecond(DOCUMENT)))));
  }

  private void looks(OAuthClient app, String access) throws IOException {
    table.addAll(
        meter.measure(
            List.of(
                kind(
                        "userinfo",
                        Call.get("/oauth2/userinfo").with("Authorization: Bearer " + access))
                    .heldTo(Bar.perCpuSecond(LOOK)),
                kind("introspection", post(app, "/oauth2/introspect", "token", access))
                    .heldTo(Bar.perCpuSecond(LOOK)))));
  }

  private void issues(OAuthClient app) throws IOException {
    Call call =
        post(app, "/oauth2/token", "grant_type", "client_credentials", "scope", "library:read");
    table.addAll(
        meter.measure(
            List.of(
                kind("client_credentials", call).heldTo(Bar.perCpuSecond(CLIENT_CREDENTIALS)))));
  }

  /** Each token is used once, as clients do, so every round has tokens of its own. */
  private void refreshes(String name, String scope, OAuthClient app, Answer tokens)
      throws IOException, SQLException {
    RefreshTokenRows rows =
        new RefreshTokenRows(stage.carrel().databaseAddress(), tokens.member("refresh_token"));
    Trial trial = null;
    for (int done = 0; done < REFRESH_ROUNDS; done++) {
      List<Call> calls =
          rows.add(meter.millis() * 2).stream().map(token -> refresh(app, token, scope)).toList();
      Kind kind = Kind.of(name, stage.carrel().target(), calls).heldTo(Bar.perCpuSecond(REFRESH));
      Round round = meter.round(kind);
      trial = trial == null ? Trial.first(kind, round) : trial.then(round);
    }
    if (trial != null) {
      table.addAll(List.of(trial));
    }
  }

  private static Call refresh(OAuthClient app, String token, String scope) {
    return post(
        app,
        "/oauth2/token",
        "grant_type",
        "refresh_token",
        "refresh_token",
        token,
        "scope",
        scope);
  }

  private Kind kind(String name, Call call) {
    return Kind.of(name, stage.carrel().target(), call);
  }

  private static Call post(OAuthClient app, String path, String... pairs) {
    return new Call(
        "POST",
        path,
        List.of("Content-Type: application/x-www-form-urlencoded", "Authorization: " + app.basic()),
        OAuthClient.form(pairs));
  }
}
