-- Tokens that ended before they expire, by the SHA-256 of what they say; the tokens themselves are nowhere.
CREATE TABLE revoked_token (
  hash VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  expires_at DATETIME(6) NOT NULL,
  INDEX revoked_token_expiry (expires_at)
) ENGINE = InnoDB;
