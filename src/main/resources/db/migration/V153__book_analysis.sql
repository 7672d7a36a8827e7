-- What all pages of a book are, as long as its file is the same: sizes as 800x1200, media types.
CREATE TABLE book_analysis (
  book_id UUID NOT NULL PRIMARY KEY,
  fingerprint VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  sizes MEDIUMTEXT CHARACTER SET ascii NOT NULL,
  media_types MEDIUMTEXT NOT NULL,
  FOREIGN KEY (book_id) REFERENCES book (id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
