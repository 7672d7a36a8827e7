-- Books that somebody put in an order for themselves or others.
CREATE TABLE reading_list (
  id UUID NOT NULL PRIMARY KEY,
  account_id UUID NOT NULL,
  name VARCHAR(255) NOT NULL,
  description TEXT,
  audience VARCHAR(10) CHARACTER SET ascii NOT NULL,
  created_at DATETIME(6) NOT NULL,
  updated_at DATETIME(6) NOT NULL,
  KEY reading_list_of (account_id, name),
  FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_uca1400_ai_ci;

CREATE TABLE reading_list_book (
  list_id UUID NOT NULL,
  position INT NOT NULL,
  book_id UUID NOT NULL,
  PRIMARY KEY (list_id, position),
  FOREIGN KEY (list_id) REFERENCES reading_list (id) ON DELETE CASCADE,
  FOREIGN KEY (book_id) REFERENCES book (id) ON DELETE CASCADE
) ENGINE = InnoDB;
