-- An account that has a row here sees nothing of the library.
CREATE TABLE library_exclusion (
  account_id UUID NOT NULL,
  library_id UUID NOT NULL,
  PRIMARY KEY (account_id, library_id),
  FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE,
  FOREIGN KEY (library_id) REFERENCES library (id) ON DELETE CASCADE
) ENGINE = InnoDB;
