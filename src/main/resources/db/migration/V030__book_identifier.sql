CREATE TABLE book_identifier (
  book_id UUID NOT NULL,
  position INT NOT NULL,
  scheme VARCHAR(32) CHARACTER SET ascii NOT NULL,
  value VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  PRIMARY KEY (book_id, position),
  KEY book_identifier_of (scheme, value),
  FOREIGN KEY (book_id) REFERENCES book (id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
