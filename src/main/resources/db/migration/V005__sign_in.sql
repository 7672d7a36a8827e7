-- Counters of the throttle. A bucket is the SHA-256 of what is counted, so that no name is kept in clear.
CREATE TABLE throttle (
  bucket VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  hits INT NOT NULL,
  ends_at DATETIME(6) NOT NULL,
  INDEX throttle_end (ends_at)
) ENGINE = InnoDB;

-- From where an account has signed in before.
CREATE TABLE known_address (
  account_id UUID NOT NULL,
  address VARCHAR(64) CHARACTER SET ascii NOT NULL,
  last_seen_at DATETIME(6) NOT NULL,
  PRIMARY KEY (account_id, address),
  FOREIGN KEY (account_id) REFERENCES account (id)
) ENGINE = InnoDB;

-- What happened to credentials. It never holds one, nor a name that was typed wrong.
CREATE TABLE audit (
  id BIGINT NOT NULL PRIMARY KEY AUTO_INCREMENT,
  at DATETIME(6) NOT NULL,
  account_id UUID,
  event VARCHAR(40) CHARACTER SET ascii NOT NULL,
  credential_id VARCHAR(64) CHARACTER SET ascii NOT NULL,
  dialect VARCHAR(20) CHARACTER SET ascii NOT NULL,
  address VARCHAR(64) NOT NULL,
  user_agent VARCHAR(255) NOT NULL,
  INDEX audit_time (at),
  INDEX audit_of_account (account_id, at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
