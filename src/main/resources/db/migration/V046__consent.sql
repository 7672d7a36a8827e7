-- What an account has agreed to before, so that it is not asked again.
CREATE TABLE consent (
  account_id UUID NOT NULL,
  client_id VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL,
  scopes VARCHAR(500) CHARACTER SET ascii NOT NULL,
  given_at DATETIME(6) NOT NULL,
  PRIMARY KEY (account_id, client_id),
  FOREIGN KEY (account_id) REFERENCES account (id),
  FOREIGN KEY (client_id) REFERENCES client (id) ON DELETE CASCADE
) ENGINE = InnoDB;
