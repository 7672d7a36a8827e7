-- Programs that may act for accounts, or for themselves. No secret hash: a public client. An owner: registered by a
-- user, and dead with the owner's account.
CREATE TABLE client (
  id VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL PRIMARY KEY,
  name VARCHAR(100) NOT NULL,
  registration VARCHAR(10) CHARACTER SET ascii NOT NULL,
  owner_id UUID,
  secret_hash VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin,
  redirect_uris TEXT NOT NULL,
  post_logout_uris TEXT NOT NULL,
  scopes VARCHAR(500) CHARACTER SET ascii NOT NULL,
  grant_types VARCHAR(200) CHARACTER SET ascii NOT NULL,
  trusted BOOLEAN NOT NULL,
  pkce_waived BOOLEAN NOT NULL,
  id_token_algorithm VARCHAR(5) CHARACTER SET ascii NOT NULL,
  created_at DATETIME(6) NOT NULL,
  INDEX client_of_owner (owner_id),
  FOREIGN KEY (owner_id) REFERENCES account (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
