CREATE TABLE book_tag (
  book_id UUID NOT NULL,
  position INT NOT NULL,
  tag_id INT NOT NULL,
  PRIMARY KEY (book_id, position),
  KEY book_tag_of (tag_id, book_id),
  FOREIGN KEY (book_id) REFERENCES book (id) ON DELETE CASCADE,
  FOREIGN KEY (tag_id) REFERENCES tag (id)
) ENGINE = InnoDB;
