-- Where an account would go on in a book. There is one if, and only if, there is a session of the two.
CREATE TABLE reading_position (
  account_id UUID NOT NULL,
  book_id UUID NOT NULL,
  readthrough INT NOT NULL,
  status VARCHAR(10) CHARACTER SET ascii NOT NULL,
  page INT,
  percentage DECIMAL(10, 9),
  locator MEDIUMTEXT,
  epubcfi TEXT,
  koreader TEXT,
  device VARCHAR(255),
  device_id VARCHAR(255),
  elapsed_seconds INT NOT NULL,
  started_at DATETIME(6) NOT NULL,
  updated_at DATETIME(6) NOT NULL,
  finished_at DATETIME(6),
  PRIMARY KEY (account_id, book_id),
  KEY reading_under_way (account_id, status, updated_at),
  KEY reading_finished (account_id, finished_at),
  FOREIGN KEY (account_id) REFERENCES account (id),
  FOREIGN KEY (book_id) REFERENCES book (id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
