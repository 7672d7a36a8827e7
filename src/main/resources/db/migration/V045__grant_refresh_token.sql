-- Refresh tokens of grants. Each works once; used_at dates its successor.
CREATE TABLE grant_refresh_token (
  token_hash VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  grant_id UUID NOT NULL,
  expires_at DATETIME(6) NOT NULL,
  used_at DATETIME(6),
  INDEX grant_refresh_token_expiry (expires_at),
  FOREIGN KEY (grant_id) REFERENCES client_grant (id) ON DELETE CASCADE
) ENGINE = InnoDB;
