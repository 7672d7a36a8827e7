-- What people chose to stand for a book, a series or a library instead of a cover: a JPEG of ours.
CREATE TABLE chosen_picture (
  subject_id UUID NOT NULL PRIMARY KEY,
  library_id UUID NOT NULL,
  hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  bytes MEDIUMBLOB NOT NULL,
  chosen_at DATETIME(6) NOT NULL,
  FOREIGN KEY (library_id) REFERENCES library (id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
