-- Cookie sessions and Burgerauth's secret keys; the kind says which, and one never serves as the other.
CREATE TABLE session (
  id BIGINT NOT NULL PRIMARY KEY AUTO_INCREMENT,
  secret_hash VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL UNIQUE,
  account_id UUID NOT NULL,
  kind VARCHAR(10) CHARACTER SET ascii NOT NULL,
  token_epoch INT NOT NULL,
  address VARCHAR(64) NOT NULL,
  user_agent VARCHAR(255) NOT NULL,
  created_at DATETIME(6) NOT NULL,
  last_used_at DATETIME(6) NOT NULL,
  expires_at DATETIME(6) NOT NULL,
  INDEX session_of_account (account_id, expires_at),
  INDEX session_expiry (expires_at),
  FOREIGN KEY (account_id) REFERENCES account (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
