-- What stands for a picture until it is there, by the hash of its bytes.
CREATE TABLE picture_sketch (
  hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  width INT NOT NULL,
  height INT NOT NULL,
  average CHAR(7) CHARACTER SET ascii NOT NULL,
  colours VARCHAR(255) CHARACTER SET ascii NOT NULL,
  thumbhash VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
