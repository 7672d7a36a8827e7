-- Lets one person in who has no account yet. Whoever comes gets what is written here. It dies with its
-- maker's epoch.
CREATE TABLE invitation (
  id UUID NOT NULL PRIMARY KEY,
  secret_hash VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL UNIQUE,
  made_by UUID NOT NULL,
  made_by_epoch INT NOT NULL,
  note VARCHAR(254) NOT NULL,
  role VARCHAR(10) CHARACTER SET ascii NOT NULL,
  permissions VARCHAR(2000) CHARACTER SET ascii NOT NULL,
  age_limit INT,
  unrated_hidden BOOLEAN NOT NULL,
  max_sessions INT,
  content_rules MEDIUMTEXT,
  hidden_libraries MEDIUMTEXT CHARACTER SET ascii,
  created_at DATETIME(6) NOT NULL,
  expires_at DATETIME(6) NOT NULL,
  used_at DATETIME(6),
  account_id UUID,
  INDEX invitation_expiry (expires_at),
  FOREIGN KEY (made_by) REFERENCES account (id),
  FOREIGN KEY (account_id) REFERENCES account (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
