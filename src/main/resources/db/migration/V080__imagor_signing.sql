-- One row: how addresses of images are signed. The secret signs, so that it is stored as it is.
CREATE TABLE imagor_signing (
  id INT NOT NULL PRIMARY KEY,
  mode VARCHAR(8) CHARACTER SET ascii NOT NULL,
  base_url VARCHAR(500),
  unsafe BOOLEAN NOT NULL,
  secret VARCHAR(200) NOT NULL,
  algorithm VARCHAR(8) CHARACTER SET ascii NOT NULL,
  truncated_to INT NOT NULL,
  updated_at DATETIME(6) NOT NULL
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
