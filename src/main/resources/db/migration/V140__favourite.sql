-- What somebody likes.
CREATE TABLE favourite_book (
  account_id UUID NOT NULL,
  book_id UUID NOT NULL,
  marked_at DATETIME(6) NOT NULL,
  PRIMARY KEY (account_id, book_id),
  FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE,
  FOREIGN KEY (book_id) REFERENCES book (id) ON DELETE CASCADE
) ENGINE = InnoDB;

CREATE TABLE favourite_series (
  account_id UUID NOT NULL,
  series_id UUID NOT NULL,
  marked_at DATETIME(6) NOT NULL,
  PRIMARY KEY (account_id, series_id),
  FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE,
  FOREIGN KEY (series_id) REFERENCES series (id) ON DELETE CASCADE
) ENGINE = InnoDB;

CREATE TABLE favourite_library (
  account_id UUID NOT NULL,
  library_id UUID NOT NULL,
  marked_at DATETIME(6) NOT NULL,
  PRIMARY KEY (account_id, library_id),
  FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE,
  FOREIGN KEY (library_id) REFERENCES library (id) ON DELETE CASCADE
) ENGINE = InnoDB;
