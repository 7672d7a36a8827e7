-- Lists of a series: whom it is about, where more of it is found.
CREATE TABLE series_credit (
  series_id UUID NOT NULL,
  position INT NOT NULL,
  role VARCHAR(12) CHARACTER SET ascii NOT NULL,
  name VARCHAR(255) NOT NULL,
  PRIMARY KEY (series_id, position),
  FOREIGN KEY (series_id) REFERENCES series (id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_uca1400_ai_ci;
