-- Lists of a book: who drew it, whom it is about, where more of it is found.
CREATE TABLE book_credit (
  book_id UUID NOT NULL,
  position INT NOT NULL,
  role VARCHAR(12) CHARACTER SET ascii NOT NULL,
  name VARCHAR(255) NOT NULL,
  PRIMARY KEY (book_id, position),
  KEY book_credit_of (role, name, book_id),
  FOREIGN KEY (book_id) REFERENCES book (id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_uca1400_ai_ci;
