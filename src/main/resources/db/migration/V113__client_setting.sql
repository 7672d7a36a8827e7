-- How somebody wants to see things, in JSON that only clients read.
CREATE TABLE client_setting (
  account_id UUID NOT NULL,
  kind VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  value MEDIUMTEXT NOT NULL,
  PRIMARY KEY (account_id, kind),
  FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
