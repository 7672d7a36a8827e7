-- A session by which an administrator looks at the server as another account does, for some minutes.
-- No key leads to the session: the row outlives it until its end is in the audit log.
CREATE TABLE preview (
  session_id BIGINT NOT NULL PRIMARY KEY,
  by_id UUID NOT NULL,
  account_id UUID NOT NULL,
  token_epoch INT NOT NULL,
  ends_at DATETIME(6) NOT NULL,
  dialect VARCHAR(20) CHARACTER SET ascii NOT NULL,
  address VARCHAR(64) NOT NULL,
  user_agent VARCHAR(255) NOT NULL,
  INDEX preview_end (ends_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
