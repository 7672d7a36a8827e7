-- A password for KOReader's sync alone. It lives as long as the API key that it was set with.
CREATE TABLE sync_password (
  account_id UUID NOT NULL PRIMARY KEY,
  api_key_id INT NOT NULL,
  hash VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  set_at DATETIME(6) NOT NULL,
  FOREIGN KEY (account_id) REFERENCES account (id),
  FOREIGN KEY (api_key_id) REFERENCES api_key (id) ON DELETE CASCADE
) ENGINE = InnoDB;
