package org.carrel.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.carrel.identity.Digests;
import org.carrel.run.DatabaseAddress;
import org.mariadb.jdbc.MariaDbDataSource;

/** Makes refresh tokens as if they had been issued, so that each is used once. */
final class RefreshTokenRows {
  private static final int GRANTS = 64;

  private final MariaDbDataSource database;
  private final List<String> grants = IntStream.range(0, GRANTS).mapToObj(i -> uuid()).toList();

  /**
   * @param model one that was issued; its grant is copied
   */
  RefreshTokenRows(DatabaseAddress address, String model) throws SQLException {
    database = new MariaDbDataSource(address.url());
    database.setUser(address.user());
    database.setPassword(address.password());
    String copy =
        "INSERT INTO client_grant (id, client_id, account_id, token_epoch, scopes, nonce,"
            + " signed_in_at, created_at, expires_at, revoked_at) SELECT ?, g.client_id, g.account_id, g.token_epoch, g.scopes,"
            + " g.nonce, g.signed_in_at, g.created_at, g.expires_at, g.revoked_at"
            + " FROM client_grant g JOIN grant_refresh_token t ON t.grant_id = g.id"
            + " WHERE t.token_hash = ?";
    try (Connection connection = database.getConnection();
        PreparedStatement insert = connection.prepareStatement(copy)) {
      for (String grant : grants) {
        insert.setString(1, grant);
        insert.setString(2, Digests.sha256(model));
        insert.executeUpdate();
      }
    }
  }

  private static String uuid() {
    return UUID.randomUUID().toString();
  }

  /** New ones, spread over the grants. */
  List<String> add(int count) throws SQLException {
    List<String> tokens = IntStream.range(0, count).mapToObj(i -> uuid() + uuid()).toList();
    try (Connection connection = database.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO grant_refresh_token (token_hash, grant_id, expires_at)"
                    + " VALUES (?, ?, UTC_TIMESTAMP() + INTERVAL 1 DAY)")) {
      for (int i = 0; i < count; i++) {
        insert.setString(1, Digests.sha256(tokens.get(i)));
        insert.setString(2, grants.get(i % GRANTS));
        insert.addBatch();
      }
      insert.executeBatch();
    }
    return tokens;
  }
}
