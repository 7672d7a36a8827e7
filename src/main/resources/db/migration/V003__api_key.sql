-- permissions NULL: whatever the account may do at the time; else only these, and only while the account has them.
CREATE TABLE api_key (
  id INT NOT NULL PRIMARY KEY AUTO_INCREMENT,
  account_id UUID NOT NULL,
  name VARCHAR(255) NOT NULL,
  short_token VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL UNIQUE,
  secret_hash VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  permissions VARCHAR(2000) CHARACTER SET ascii,
  created_at DATETIME(6) NOT NULL,
  last_used_at DATETIME(6),
  expires_at DATETIME(6),
  INDEX api_key_of_account (account_id),
  FOREIGN KEY (account_id) REFERENCES account (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
