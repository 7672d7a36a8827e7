-- Lets somebody choose a new password once; an account has one at most. It dies with
-- the account's epoch, and with its maker's.
CREATE TABLE password_link (
  account_id UUID NOT NULL PRIMARY KEY,
  secret_hash VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL UNIQUE,
  made_by UUID NOT NULL,
  made_by_epoch INT NOT NULL,
  token_epoch INT NOT NULL,
  expires_at DATETIME(6) NOT NULL,
  INDEX password_link_expiry (expires_at),
  FOREIGN KEY (account_id) REFERENCES account (id),
  FOREIGN KEY (made_by) REFERENCES account (id)
) ENGINE = InnoDB;
