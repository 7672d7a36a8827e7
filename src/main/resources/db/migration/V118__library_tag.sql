CREATE TABLE library_tag (
  library_id UUID NOT NULL,
  position INT NOT NULL,
  tag_id INT NOT NULL,
  PRIMARY KEY (library_id, position),
  FOREIGN KEY (library_id) REFERENCES library (id) ON DELETE CASCADE,
  FOREIGN KEY (tag_id) REFERENCES tag (id)
) ENGINE = InnoDB;
