-- One secret for each kind of token. A deleted row is made anew at the next start.
CREATE TABLE ring_key (
  kind VARCHAR(40) CHARACTER SET ascii NOT NULL PRIMARY KEY,
  secret VARBINARY(64) NOT NULL,
  created_at DATETIME(6) NOT NULL
) ENGINE = InnoDB;

-- Refresh tokens by their jti. used_at dates the successor, so that it can be derived again.
CREATE TABLE refresh_token (
  id UUID NOT NULL PRIMARY KEY,
  family UUID NOT NULL,
  account_id UUID NOT NULL,
  created_at DATETIME(6) NOT NULL,
  expires_at DATETIME(6) NOT NULL,
  used_at DATETIME(6),
  INDEX refresh_token_family (family),
  INDEX refresh_token_of_account (account_id),
  INDEX refresh_token_expiry (expires_at),
  FOREIGN KEY (account_id) REFERENCES account (id)
) ENGINE = InnoDB;
