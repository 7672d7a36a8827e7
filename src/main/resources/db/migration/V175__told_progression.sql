-- What a reader app told of a book by OPDS, word for word: the last of it for each account and book.
CREATE TABLE told_progression (
  account_id UUID NOT NULL,
  book_id UUID NOT NULL,
  modified VARCHAR(40) CHARACTER SET ascii NOT NULL,
  device_id VARCHAR(255) NOT NULL,
  device_name VARCHAR(255) NOT NULL,
  title TEXT,
  progression VARCHAR(64) CHARACTER SET ascii,
  position INT,
  refs MEDIUMTEXT NOT NULL,
  locator MEDIUMTEXT,
  told_at DATETIME(6) NOT NULL,
  PRIMARY KEY (account_id, book_id),
  FOREIGN KEY (account_id) REFERENCES account (id),
  FOREIGN KEY (book_id) REFERENCES book (id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
