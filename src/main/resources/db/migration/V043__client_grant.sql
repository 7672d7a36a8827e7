-- What an account has granted: the family that codes and tokens belong to.
CREATE TABLE client_grant (
  id UUID NOT NULL PRIMARY KEY,
  client_id VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL,
  account_id UUID NOT NULL,
  token_epoch INT NOT NULL,
  scopes VARCHAR(500) CHARACTER SET ascii NOT NULL,
  nonce TEXT,
  signed_in_at DATETIME(6) NOT NULL,
  created_at DATETIME(6) NOT NULL,
  expires_at DATETIME(6) NOT NULL,
  revoked_at DATETIME(6),
  INDEX client_grant_of_account (account_id, client_id),
  INDEX client_grant_expiry (expires_at),
  FOREIGN KEY (client_id) REFERENCES client (id) ON DELETE CASCADE,
  FOREIGN KEY (account_id) REFERENCES account (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
