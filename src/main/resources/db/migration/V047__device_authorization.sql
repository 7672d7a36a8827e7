-- Devices that wait for somebody to type their code elsewhere (RFC 8628).
CREATE TABLE device_authorization (
  device_hash VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  user_hash VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL UNIQUE,
  client_id VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL,
  scopes VARCHAR(500) CHARACTER SET ascii NOT NULL,
  grant_id UUID,
  denied BOOLEAN NOT NULL,
  interval_seconds INT NOT NULL,
  next_poll_at DATETIME(6) NOT NULL,
  expires_at DATETIME(6) NOT NULL,
  INDEX device_authorization_expiry (expires_at),
  FOREIGN KEY (client_id) REFERENCES client (id) ON DELETE CASCADE,
  FOREIGN KEY (grant_id) REFERENCES client_grant (id) ON DELETE CASCADE
) ENGINE = InnoDB;
