CREATE TABLE bookmark (
  id UUID NOT NULL PRIMARY KEY,
  account_id UUID NOT NULL,
  book_id UUID NOT NULL,
  page INT,
  percentage DECIMAL(10, 9),
  locator MEDIUMTEXT,
  epubcfi TEXT,
  koreader TEXT,
  preview TEXT,
  created_at DATETIME(6) NOT NULL,
  KEY bookmark_of_book (account_id, book_id),
  FOREIGN KEY (account_id) REFERENCES account (id),
  FOREIGN KEY (book_id) REFERENCES book (id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
