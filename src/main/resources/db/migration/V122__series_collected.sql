-- Which issues of which series a series collects.
CREATE TABLE series_collected (
  series_id UUID NOT NULL,
  position INT NOT NULL,
  series_name VARCHAR(255),
  comic_id VARCHAR(255),
  issue_id VARCHAR(255),
  issues VARCHAR(255),
  PRIMARY KEY (series_id, position),
  FOREIGN KEY (series_id) REFERENCES series (id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_uca1400_ai_ci;
