-- Access tokens that belong to no grant (client_credentials) and were revoked before they ended.
CREATE TABLE revoked_token (
  id VARCHAR(36) CHARACTER SET ascii NOT NULL PRIMARY KEY,
  expires_at DATETIME(6) NOT NULL,
  INDEX revoked_token_expiry (expires_at)
) ENGINE = InnoDB;
