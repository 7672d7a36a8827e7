-- Codes that were given out. Used ones stay a while, so that a second use is known as one.
CREATE TABLE authorization_code (
  code_hash VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  grant_id UUID NOT NULL,
  redirect_uri TEXT,
  code_challenge VARCHAR(128) CHARACTER SET ascii,
  expires_at DATETIME(6) NOT NULL,
  used_at DATETIME(6),
  INDEX authorization_code_expiry (expires_at),
  FOREIGN KEY (grant_id) REFERENCES client_grant (id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
