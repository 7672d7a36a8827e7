-- What KOReader devices pushed, word for word, whether or not there is such a book.
CREATE TABLE document_progress (
  account_id UUID NOT NULL,
  document VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL,
  progress TEXT NOT NULL,
  percentage VARCHAR(48) CHARACTER SET ascii NOT NULL,
  device VARCHAR(255) NOT NULL,
  device_id VARCHAR(255),
  updated_at DATETIME(6) NOT NULL,
  PRIMARY KEY (account_id, document),
  KEY document_progress_of_document (document),
  FOREIGN KEY (account_id) REFERENCES account (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
