CREATE TABLE series_tag (
  series_id UUID NOT NULL,
  position INT NOT NULL,
  tag_id INT NOT NULL,
  PRIMARY KEY (series_id, position),
  FOREIGN KEY (series_id) REFERENCES series (id) ON DELETE CASCADE,
  FOREIGN KEY (tag_id) REFERENCES tag (id)
) ENGINE = InnoDB;
