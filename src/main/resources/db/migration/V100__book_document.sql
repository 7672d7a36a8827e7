-- By which names KOReader devices know a book: MD5 of samples of its file, which is kept when the file is rewritten,
-- since devices keep the older one; and MD5 of its file's name.
CREATE TABLE book_document (
  document VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  by_name BOOLEAN NOT NULL,
  book_id UUID NOT NULL,
  PRIMARY KEY (document, by_name, book_id),
  FOREIGN KEY (book_id) REFERENCES book (id) ON DELETE CASCADE
) ENGINE = InnoDB;
