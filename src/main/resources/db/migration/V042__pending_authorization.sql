-- What a client asked for and nobody has answered yet; also what was pushed ahead (RFC 9126). Known by a random id.
CREATE TABLE pending_authorization (
  id_hash VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  client_id VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL,
  pushed BOOLEAN NOT NULL,
  redirect_uri TEXT,
  scopes VARCHAR(500) CHARACTER SET ascii NOT NULL,
  state TEXT,
  nonce TEXT,
  code_challenge VARCHAR(128) CHARACTER SET ascii,
  prompts VARCHAR(60) CHARACTER SET ascii NOT NULL,
  max_age_seconds BIGINT,
  login_hint VARCHAR(320),
  created_at DATETIME(6) NOT NULL,
  expires_at DATETIME(6) NOT NULL,
  INDEX pending_authorization_expiry (expires_at),
  FOREIGN KEY (client_id) REFERENCES client (id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
