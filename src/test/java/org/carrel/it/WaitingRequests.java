package org.carrel.it;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.carrel.identity.Digests;
import org.carrel.run.DatabaseAddress;

/**
 * Clients, and what they wait for, as their endpoints leave them in the database: the pages are
 * tested without any protocol that brings people to them.
 */
final class WaitingRequests {
  static final String REDIRECT = "https://app.example/callback";
  static final String RETURN = "https://app.example/bye?lang=en";

  private WaitingRequests() {}

  /** A client of an administrator's or another's; its id. */
  static String client(String name, String registration) {
    String id = "c-" + UUID.randomUUID();
    run(
        "INSERT INTO client (id, name, registration, redirect_uris, post_logout_uris, scopes,"
            + " grant_types, trusted, pkce_waived, id_token_algorithm, created_at)"
            + " VALUES (?, ?, ?, ?, ?, 'library:read openid', 'authorization_code"
            + " urn:ietf:params:oauth:grant-type:device_code', FALSE, FALSE, 'RS256', ?)",
        id,
        name,
        registration,
        REDIRECT,
        RETURN,
        now());
    return id;
  }

  static String client() {
    return client("Reading Room", "ADMIN");
  }

  /** What waits for an answer under an id of its own. */
  record Asked(String client, String redirectUri, String prompts, Duration life) {
    static Asked by(String client) {
      return new Asked(client, REDIRECT, "", Duration.ofMinutes(30));
    }

    Asked at(String uri) {
      return new Asked(client, uri, prompts, life);
    }

    Asked wanting(String prompt) {
      return new Asked(client, redirectUri, prompt, life);
    }

    Asked expired() {
      return new Asked(client, redirectUri, prompts, Duration.ofSeconds(-1));
    }

    /** Begins to wait; the id. */
    String begin() {
      return begin("ada");
    }

    String begin(String loginHint) {
      String id = UUID.randomUUID().toString();
      run(
          "INSERT INTO pending_authorization (id_hash, client_id, pushed, redirect_uri, scopes,"
              + " state, prompts, login_hint, created_at, expires_at)"
              + " VALUES (?, ?, FALSE, ?, 'library:read openid', 'st&te', ?, ?, ?, ?)",
          Digests.sha256(id),
          client,
          redirectUri,
          prompts,
          loginHint,
          now(),
          now().plus(life));
      return id;
    }
  }

  /** A request of this client's that waits for half an hour; its id. */
  static String request(String client) {
    return Asked.by(client).begin();
  }

  /** A device that waits for somebody to type this code. */
  static void device(String client, String userCode) {
    run(
        "INSERT INTO device_authorization (device_hash, user_hash, client_id, scopes, denied,"
            + " interval_seconds, next_poll_at, expires_at)"
            + " VALUES (?, ?, ?, 'library:read', FALSE, 5, ?, ?)",
        Digests.sha256(UUID.randomUUID().toString()),
        Digests.sha256(userCode),
        client,
        now(),
        now().plusMinutes(10));
  }

  /** How many rows of a statement with one parameter there are. */
  static int count(String from, String parameter) {
    try (Connection connection = connect();
        PreparedStatement statement = connection.prepareStatement("SELECT COUNT(*) FROM " + from)) {
      statement.setString(1, parameter);
      try (var rows = statement.executeQuery()) {
        rows.next();
        return rows.getInt(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static LocalDateTime now() {
    return LocalDateTime.now(ZoneOffset.UTC);
  }

  private static void run(String sql, Object... parameters) {
    try (Connection connection = connect();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Connection connect() throws SQLException {
    DatabaseAddress address = Surroundings.address();
    return DriverManager.getConnection(address.url(), address.user(), address.password());
  }
}
