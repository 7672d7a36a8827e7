CREATE TABLE book_author (
  book_id UUID NOT NULL,
  position INT NOT NULL,
  author_id UUID NOT NULL,
  PRIMARY KEY (book_id, position),
  KEY book_author_of (author_id, book_id),
  FOREIGN KEY (book_id) REFERENCES book (id) ON DELETE CASCADE,
  FOREIGN KEY (author_id) REFERENCES author (id)
) ENGINE = InnoDB;
