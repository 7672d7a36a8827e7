CREATE TABLE annotation (
  id UUID NOT NULL PRIMARY KEY,
  account_id UUID NOT NULL,
  book_id UUID NOT NULL,
  locator MEDIUMTEXT NOT NULL,
  text MEDIUMTEXT,
  created_at DATETIME(6) NOT NULL,
  updated_at DATETIME(6) NOT NULL,
  KEY annotation_of_book (account_id, book_id),
  FOREIGN KEY (account_id) REFERENCES account (id),
  FOREIGN KEY (book_id) REFERENCES book (id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
